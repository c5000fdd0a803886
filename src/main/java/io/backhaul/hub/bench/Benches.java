package io.backhaul.hub.bench;

import io.backhaul.bench.Comparison;
import io.backhaul.bench.Proposal;
import io.backhaul.bench.Replay;
import io.backhaul.bench.Sample;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lies on the bench, in this hub's memory only: samples hold personal data, and none of it is stored before it is masked. */
final class Benches {

    private static final Duration KEPT = Duration.ofHours(12);
    private static final int MOST = 10;
    private static final long MOST_BYTES = 128L * 1024 * 1024;

    private final Map<String, One> all = new LinkedHashMap<>();
    private final Clock clock;

    Benches(Clock clock) {
        this.clock = clock;
    }

    /** Samples with the newest proposal and what came of it. */
    record One(
            String id,
            String merchant,
            List<Sample> samples,
            Proposal proposal,
            Replay replay,
            Comparison comparison,
            String by,
            Instant since) {
        One {
            samples = List.copyOf(samples);
        }

        One with(Proposal other, Replay then, Comparison beside) {
            return new One(id, merchant, samples, other, then, beside, by, since);
        }

        long bytes() {
            return samples.stream().mapToLong(s -> s.content().length).sum();
        }
    }

    /** @param one under an id of its own */
    synchronized void add(One one) {
        clear(one.bytes());
        all.put(one.id(), one);
    }

    /** The oldest goes when it is too old or too much lies there. */
    private void clear(long more) {
        if (more > MOST_BYTES) {
            throw new Refused("The samples are bigger than " + MOST_BYTES / 1024 / 1024 + " MB together.");
        }
        all.values().removeIf(one -> one.since().isBefore(clock.instant().minus(KEPT)));
        while (!all.isEmpty()
                && (all.size() >= MOST
                        || all.values().stream().mapToLong(One::bytes).sum() + more > MOST_BYTES)) {
            all.remove(all.keySet().iterator().next());
        }
    }

    synchronized One find(String merchant, String id) {
        One one = all.get(id);
        if (one == null || !one.merchant().equals(merchant)) {
            throw new Unknown("This lies no longer on the bench: begin again with the samples.");
        }
        return one;
    }

    synchronized void put(One one) {
        all.replace(one.id(), one);
    }

    synchronized List<One> of(String merchant) {
        return new ArrayList<>(all.values())
                .stream()
                        .filter(one -> one.merchant().equals(merchant))
                        .sorted(Comparator.comparing(One::since).reversed())
                        .toList();
    }
}
