package io.backhaul.core.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How often something comes by a channel, learned from when it came (rows N12, F91, S142). What comes within half an hour is one
 * occasion: a file of fifty rows, or an exchange of mails, says nothing of the pause after it. The same times give the same
 * rhythm, in whatever order.
 *
 * @param usual the pause between two occasions that is as often shorter as longer
 * @param longest the pause that is exceeded once in a hundred
 * @param occasions how many it was learned from
 */
public record Rhythm(Duration usual, Duration longest, int occasions) {

    /** Of fewer occasions nothing is concluded. */
    public static final int AT_LEAST = 10;

    private static final int AT_MOST = 400;
    private static final Duration ONE_OCCASION = Duration.ofMinutes(30);
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** The rhythm of these times; empty when they are too few to tell. */
    public static Optional<Rhythm> learn(Collection<Instant> times) {
        List<Duration> pauses = pauses(times.stream().sorted().toList());
        if (pauses.size() + 1 < AT_LEAST) {
            return Optional.empty();
        }
        List<Duration> sorted = pauses.stream().sorted().toList();
        return Optional.of(new Rhythm(rank(sorted, 50), rank(sorted, 99), pauses.size() + 1));
    }

    /** The latest pauses between occasions; one lasts as long as each arrival follows the one before within half an hour. */
    private static List<Duration> pauses(List<Instant> sorted) {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            Duration pause = Duration.between(sorted.get(i - 1), sorted.get(i));
            if (pause.compareTo(ONE_OCCASION) > 0) {
                pauses.add(pause);
            }
        }
        return pauses.subList(Math.max(0, pauses.size() - AT_MOST), pauses.size());
    }

    /** The nearest rank: with fewer than a hundred pauses the 99th percentile is the longest of them. */
    private static Duration rank(List<Duration> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(0, rank - 1));
    }

    /** When it is too quiet: half as long again as the longest usual pause, at least an hour. */
    public Instant tooQuietFrom(Instant last) {
        Duration patience = longest.multipliedBy(3).dividedBy(2);
        return last.plus(patience.compareTo(SHORTEST) < 0 ? SHORTEST : patience);
    }
}
