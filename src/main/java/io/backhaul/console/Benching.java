package io.backhaul.console;

import io.backhaul.bench.Comparison;
import io.backhaul.bench.Draft;
import io.backhaul.bench.DraftFiles;
import io.backhaul.bench.Proposal;
import io.backhaul.bench.Replay;
import io.backhaul.bench.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Onboarding suppliers from their old messages, and trying out changed mappings (N1). */
public interface Benching {

    /**
     * A supplier on the bench.
     *
     * @param replay what all samples would become
     * @param comparison beside how he is read now; null for a new supplier
     * @param missing why it cannot be published yet
     * @param writable whether the hub can write its files itself
     */
    record Bench(
            String id,
            Proposal proposal,
            Replay replay,
            Comparison comparison,
            List<String> missing,
            boolean writable,
            String by,
            Instant since) {}

    /**
     * What was written.
     *
     * @param replaced those that said something else before; the old texts are kept
     * @param variables what must stand in the environment before the next start
     */
    record Published(List<String> written, List<String> replaced, List<String> variables) {}

    /** Samples on the bench, with the first proposal; answers its id. */
    String begin(String merchant, String code, String name, List<Sample> samples, String by);

    /** What lies on the bench now, the newest first. */
    List<Bench> all(String merchant);

    /** @throws Unknown when nothing of this name lies there any more */
    Bench look(String merchant, String id);

    /** What a person made of the proposal. */
    void change(String merchant, String id, Draft draft);

    /** @param leftOut names of samples that are not written */
    DraftFiles files(String merchant, String id, Set<String> leftOut);

    /**
     * Writes the files.
     *
     * @param replace whether files that say something else may be replaced
     * @throws Refused when something is missing, cannot be written, or would be replaced without being asked for
     */
    Published publish(String merchant, String id, Set<String> leftOut, boolean replace, String by);

    /** The text of the mapping that reads the supplier now; empty when he has none of his own. */
    Optional<String> mapping(String merchant, String supplier);

    /** Everything the supplier ever sent, read as now and with another mapping; nothing is written. */
    Comparison history(String merchant, String supplier, String mapping);
}
