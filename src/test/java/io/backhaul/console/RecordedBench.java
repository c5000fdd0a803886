package io.backhaul.console;

import io.backhaul.bench.Analyst;
import io.backhaul.bench.Comparison;
import io.backhaul.bench.Draft;
import io.backhaul.bench.DraftFiles;
import io.backhaul.bench.Known;
import io.backhaul.bench.Proposal;
import io.backhaul.bench.Replay;
import io.backhaul.bench.Sample;
import io.backhaul.bench.Way;
import io.backhaul.mapping.Mappings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The real analysis over one set of samples, with nothing around it. */
final class RecordedBench implements Benching {

    private final Mappings mappings = new Mappings(Path.of("mappings"));
    private List<Sample> samples = List.of();
    private Proposal proposal;

    @Override
    public String begin(String merchant, String code, String name, List<Sample> samples, String by) {
        if (!DraftFiles.isPlain(code)) {
            throw new Refused("The code '" + code + "' is not plain.");
        }
        this.samples = samples;
        proposal = new Analyst(Known.nothing(), mappings).propose(code, name, merchant, samples);
        return "one";
    }

    @Override
    public List<Bench> all(String merchant) {
        return proposal == null ? List.of() : List.of(look(merchant, "one"));
    }

    @Override
    public Bench look(String merchant, String id) {
        if (proposal == null || !id.equals("one")) {
            throw new Unknown("This lies no longer on the bench.");
        }
        Replay replay = Replay.of(samples, way());
        return new Bench(
                id, proposal, replay, null, DraftFiles.missing(proposal.draft()), true, "demo", ConsoleWorld.NOW);
    }

    private Way way() {
        return Way.of(proposal.draft(), mappings);
    }

    @Override
    public void change(String merchant, String id, Draft draft) {
        proposal = new Analyst(Known.nothing(), mappings).again(draft, samples);
    }

    @Override
    public DraftFiles files(String merchant, String id, Set<String> leftOut) {
        return DraftFiles.of(proposal.draft(), samples, leftOut, way(), Optional.empty());
    }

    @Override
    public Published publish(String merchant, String id, Set<String> leftOut, boolean replace, String by) {
        return new Published(
                List.copyOf(files(merchant, id, leftOut).texts().keySet()), List.of(), List.of("HOOLI_SFTP_USER"));
    }

    @Override
    public Optional<String> mapping(String merchant, String supplier) {
        return Optional.of("[]");
    }

    @Override
    public Comparison history(String merchant, String supplier, String mapping) {
        if (mapping.contains("broken")) {
            throw new Refused("The mapping cannot be used: line 1");
        }
        Replay all = Replay.of(samples, way());
        return Comparison.of(all, all);
    }
}
