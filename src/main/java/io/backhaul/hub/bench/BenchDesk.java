package io.backhaul.hub.bench;

import io.backhaul.bench.Analyst;
import io.backhaul.bench.Comparison;
import io.backhaul.bench.Draft;
import io.backhaul.bench.DraftFiles;
import io.backhaul.bench.Known;
import io.backhaul.bench.Outcome;
import io.backhaul.bench.Proposal;
import io.backhaul.bench.Replay;
import io.backhaul.bench.Sample;
import io.backhaul.bench.Way;
import io.backhaul.console.Benching;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.mapping.Mappings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Onboards suppliers: the pure bench with the hub's data, files and history around it. */
public final class BenchDesk implements Benching {

    private static final Logger LOG = LoggerFactory.getLogger(BenchDesk.class);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)\\}");

    private final Mappings mappings;
    private final Merchants merchants;
    private final Function<String, Known> known;
    private final FileWriter files;
    private final Publications publications;
    private final History history;
    private final Benches benches;
    private final Clock clock;

    BenchDesk(
            Mappings mappings,
            Merchants merchants,
            Function<String, Known> known,
            FileWriter files,
            Publications publications,
            History history,
            Benches benches,
            Clock clock) {
        this.mappings = mappings;
        this.merchants = merchants;
        this.known = known;
        this.files = files;
        this.publications = publications;
        this.history = history;
        this.benches = benches;
        this.clock = clock;
    }

    @Override
    public String begin(String merchant, String code, String name, List<Sample> samples, String by) {
        if (samples.isEmpty() || samples.size() > Sample.MOST) {
            throw new Refused("The bench takes 1 to " + Sample.MOST + " samples; these are " + samples.size() + ".");
        }
        if (!DraftFiles.isPlain(code)) {
            throw new Refused("The code '" + code
                    + "' is not plain: small letters, digits and dashes, 2 to 40, beginning with a letter.");
        }
        Proposal proposal = analyst(merchant).propose(code, name, merchant, samples);
        Replay replay = Replay.of(samples, Way.of(proposal.draft(), mappings));
        String id = UUID.randomUUID().toString();
        benches.add(new Benches.One(
                id, merchant, samples, proposal, replay, beside(code, samples, replay), by, clock.instant()));
        return id;
    }

    /** Beside how he is read now; null for a new supplier. */
    private Comparison beside(String code, List<Sample> samples, Replay replay) {
        return merchants
                .supplier(code)
                .flatMap(s -> Ways.of(s, mappings))
                .map(now -> Comparison.of(Replay.of(samples, now), replay))
                .orElse(null);
    }

    private Analyst analyst(String merchant) {
        return new Analyst(known.apply(merchant), mappings);
    }

    @Override
    public List<Bench> all(String merchant) {
        return benches.of(merchant).stream().map(this::shown).toList();
    }

    @Override
    public Bench look(String merchant, String id) {
        return shown(benches.find(merchant, id));
    }

    private Bench shown(Benches.One one) {
        return new Bench(
                one.id(),
                one.proposal(),
                one.replay(),
                one.comparison(),
                DraftFiles.missing(one.proposal().draft()),
                files.isPossible(),
                one.by(),
                one.since());
    }

    @Override
    public void change(String merchant, String id, Draft draft) {
        Benches.One one = benches.find(merchant, id);
        try {
            Proposal proposal = analyst(merchant).again(draft, one.samples());
            Replay replay = Replay.of(one.samples(), Way.of(proposal.draft(), mappings));
            benches.put(one.with(proposal, replay, beside(draft.who().code(), one.samples(), replay)));
        } catch (IllegalArgumentException e) {
            throw new Refused("His files cannot be read so: " + e.getMessage(), e);
        }
    }

    @Override
    public DraftFiles files(String merchant, String id, Set<String> leftOut) {
        Benches.One one = benches.find(merchant, id);
        Draft draft = one.proposal().draft();
        try {
            Optional<String> passport =
                    files.text("config/suppliers/" + draft.who().code() + ".yaml");
            return DraftFiles.of(draft, one.samples(), leftOut, Way.of(draft, mappings), passport);
        } catch (IllegalArgumentException e) {
            throw new Refused(e.getMessage(), e);
        }
    }

    @Override
    public Published publish(String merchant, String id, Set<String> leftOut, boolean replace, String by) {
        DraftFiles draft = files(merchant, id, leftOut);
        String code = benches.find(merchant, id).proposal().draft().who().code();
        if (!files.isPossible()) {
            throw new Refused("The hub cannot write its configuration here: take the zip and commit its files.");
        }
        Map<String, String> replaced = files.replaced(draft);
        if (!replaced.isEmpty() && !replace) {
            throw new Refused(
                    "These files are there already and say something else, or are samples of an earlier version: "
                            + String.join(", ", replaced.keySet())
                            + ". Say that they may be replaced or taken away; the old texts are kept.");
        }
        publications.keep(merchant, code, draft, replaced, by);
        List<String> written = files.write(draft);
        LOG.info("{} published supplier {}: {}", by, code, written);
        return new Published(written, List.copyOf(replaced.keySet()), variables(draft));
    }

    private static List<String> variables(DraftFiles draft) {
        return draft.texts().values().stream()
                .limit(1)
                .flatMap(text -> VARIABLE.matcher(text).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> mapping(String merchant, String supplier) {
        return Ways.of(supplier(merchant, supplier), mappings)
                .flatMap(way -> files.text("mappings/" + way.mapping() + ".jsonata"));
    }

    @Override
    public Comparison history(String merchant, String supplier, String mapping) {
        SupplierConfig configured = supplier(merchant, supplier);
        Way now = Ways.of(configured, mappings)
                .orElseThrow(() -> new Refused("Supplier " + supplier + " sends nothing that a mapping reads."));
        List<Outcome> before = new ArrayList<>();
        List<Outcome> after = new ArrayList<>();
        try {
            Way then = now.with(mapping);
            history.each(merchant, configured, sample -> {
                before.addAll(Replay.of(List.of(sample), now).outcomes());
                after.addAll(Replay.of(List.of(sample), then).outcomes());
            });
        } catch (IllegalStateException e) {
            throw new Refused("The mapping cannot be used: " + e.getMessage(), e);
        }
        return Comparison.of(new Replay(before), new Replay(after));
    }

    private SupplierConfig supplier(String merchant, String code) {
        return merchants
                .supplier(code)
                .filter(s -> s.merchants().contains(merchant))
                .orElseThrow(() -> new Unknown("There is no supplier " + code + "."));
    }
}
