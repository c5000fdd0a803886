package io.backhaul.core.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Row({"N12", "F91", "S142"})
class RhythmTest {

    private static final Instant START = Instant.parse("2026-06-01T08:00:00Z"); // a Monday

    /** So many days; on each so many arrivals that many minutes apart; Saturdays and Sundays only if he works then. */
    private static List<Instant> days(int days, int aDay, int apart, boolean weekends) {
        List<Instant> times = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < aDay && (weekends || day % 7 < 5); i++) {
                times.add(START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes((long) i * apart)));
            }
        }
        return times;
    }

    @ParameterizedTest(name = "{0} days, {1} a day {2} minutes apart, weekends {3}: usual {4}, too quiet after {5}")
    @CsvSource({
        "30, 1, 0, true, PT24H, PT36H",
        "28, 1, 0, false, PT24H, PT108H",
        "12, 50, 1, true, PT23H11M, PT34H46M30S",
        "12, 300, 1, true, PT19H1M, PT28H31M30S",
        "60, 9, 60, false, PT1H, PT96H",
        "10, 1, 0, true, PT24H, PT36H",
        "5, 40, 35, true, PT35M, PT1H52M30S"
    })
    void whatIsUsualIsLearnedAndAWeekendIsNoSilence(
            int days, int aDay, int apart, boolean weekends, Duration usual, Duration tooQuiet) {
        Rhythm rhythm = Rhythm.learn(days(days, aDay, apart, weekends)).orElseThrow();
        assertThat(rhythm.usual()).isEqualTo(usual);
        assertThat(Duration.between(START, rhythm.tooQuietFrom(START))).isEqualTo(tooQuiet);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "9, 1", "1, 500", "9, 500"})
    void ofFewOccasionsNothingIsConcluded(int days, int aDay) {
        assertThat(Rhythm.learn(days(days, aDay, 1, true))).isEmpty();
    }

    @Test
    void aBurstSaysNothingOfThePauseAfterIt() {
        List<Instant> daily = days(20, 1, 0, true);
        List<Instant> burst = new ArrayList<>(daily);
        for (int i = 0; i < 1000; i++) {
            burst.add(START.plus(Duration.ofDays(19)).plusSeconds(i));
        }
        assertThat(Rhythm.learn(burst)).isEqualTo(Rhythm.learn(daily));
    }

    @Property(tries = 200)
    void theOrderOfTimesIsOfNoMatterAndNothingUsualIsTooQuiet(
            @ForAll @Size(min = 10, max = 80) List<@IntRange(min = 31, max = 100_000) Integer> minutes,
            @ForAll Random random) {
        List<Instant> times = new ArrayList<>();
        Instant at = START;
        for (int pause : minutes) {
            at = at.plus(Duration.ofMinutes(pause));
            times.add(at);
        }
        List<Instant> shuffled = new ArrayList<>(times);
        Collections.shuffle(shuffled, random);
        assertThat(Rhythm.learn(shuffled)).isEqualTo(Rhythm.learn(times));
        Rhythm rhythm = Rhythm.learn(times).orElseThrow();
        for (int i = 1; i < times.size(); i++) {
            assertThat(rhythm.tooQuietFrom(times.get(i - 1))).isAfter(times.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1 second", "PT90S, 90 seconds", "PT40M, 40 minutes", "PT25H40M, 26 hours", "P5DT2H, 5 days"})
    void spansAreSaidAsPeopleSayThem(Duration span, String words) {
        assertThat(Spans.words(span)).isEqualTo(words);
    }
}
