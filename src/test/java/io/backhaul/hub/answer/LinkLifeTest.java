package io.backhaul.hub.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When a link ends, and when somebody who guesses is no longer listened to. */
class LinkLifeTest {

    private static final Instant SENT = Instant.parse("2026-10-05T09:12:00Z");

    @Test
    void itLivesWhileTheReturnIsOpenAndSixtyDaysAfterAndAtMostAYear() {
        Instant closed = SENT.plus(Duration.ofDays(20));

        assertThat(LinkLife.isOver(SENT, null, SENT.plus(Duration.ofDays(364)))).isFalse();
        assertThat(LinkLife.isOver(SENT, null, SENT.plus(Duration.ofDays(366)))).isTrue();
        assertThat(LinkLife.isOver(SENT, closed, closed.plus(Duration.ofDays(60))))
                .isFalse();
        assertThat(LinkLife.isOver(SENT, closed, closed.plus(Duration.ofDays(61))))
                .isTrue();
    }

    @Test
    void whoGuessesIsNotListenedToForTheRestOfTheMinute() {
        AtomicLong nanos = new AtomicLong();
        WrongTokens wrong = new WrongTokens(nanos::get);
        for (int i = 0; i < 60; i++) {
            assertThat(wrong.isTooMany("1.2.3.4")).isFalse();
        }
        assertThat(wrong.isTooMany("1.2.3.4")).isTrue();
        assertThat(wrong.isTooMany("5.6.7.8")).isFalse();
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(wrong.isTooMany("1.2.3.4")).isFalse();
    }
}
