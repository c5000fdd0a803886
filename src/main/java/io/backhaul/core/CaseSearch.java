package io.backhaul.core;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.correlation.Correlation;
import io.backhaul.core.correlation.Likeness;
import io.backhaul.core.correlation.Lookalike;
import io.backhaul.core.correlation.Match;
import io.backhaul.core.correlation.Probes;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.correlation.Splitting;
import io.backhaul.core.message.CancellationRequested;
import io.backhaul.core.message.EvidenceProvided;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnShipped;
import io.backhaul.core.message.SupplierOrderReported;
import io.backhaul.core.port.Cases;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.ReturnCase;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for the case of a message: by its keys, by keys people taught, and for a person by likeness. */
final class CaseSearch {

    private final Cases cases;

    CaseSearch(Cases cases) {
        this.cases = cases;
    }

    /** Cases that share a key with the message; a key no case has itself may have been taught. */
    List<Candidate> candidates(ReturnMessage message, List<Reference> sought) {
        String merchant = message.envelope().merchant();
        List<Candidate> exact = cases.candidates(merchant, sought);
        Set<Reference> known = exact.stream().flatMap(c -> c.matched().stream()).collect(Collectors.toSet());
        List<Reference> unknown =
                sought.stream().filter(r -> !known.contains(r)).toList();
        String supplier = Correlation.supplier(message);
        if (supplier == null || unknown.isEmpty()) {
            return exact;
        }
        Map<UUID, Candidate> all = new LinkedHashMap<>();
        Stream.concat(exact.stream(), cases.learned(merchant, supplier, unknown).stream())
                .forEach(c -> all.merge(c.caseId(), c, (a, b) -> a.and(b.matched())));
        return List.copyOf(all.values());
    }

    /** Everything a person may choose from: who shares a key, and who resembles it. */
    List<Lookalike> ranked(ReturnMessage message, List<Candidate> candidates) {
        Map<UUID, Sketch> all = resembling(message).stream()
                .collect(Collectors.toMap(Sketch::caseId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        sketches(message, candidates).forEach(s -> all.put(s.caseId(), s));
        return Likeness.rank(message, all.values());
    }

    /** A message whose keys do not name one case: it waits, is divided, or goes to a person with who resembles it. */
    Handled unplaced(ReturnMessage message, Match match) {
        if (match instanceof Match.Waits waits) {
            return waits(message, waits.keys());
        } else if (match instanceof Match.Ambiguous ambiguous) {
            List<ReturnMessage> parts =
                    Splitting.parts(message, ambiguous.candidates(), sketches(message, ambiguous.candidates()));
            return parts.isEmpty()
                    ? new Handled.Review("AMBIGUOUS", ambiguous.reason(), ranked(message, ambiguous.candidates()))
                    : new Handled.Split(parts);
        }
        return new Handled.Ignored(((Match.Ignored) match).reason());
    }

    /** An answer that names only goods the return does not hold is about another one, whatever its keys say. */
    Optional<Handled> otherGoods(ReturnMessage message, ReturnCase c) {
        Sketch sketch = Sketch.of(c, CaseStatus.OPEN);
        return Likeness.otherGoods(message, sketch).map(sku -> {
            Set<UUID> seen = new HashSet<>();
            List<Sketch> all = Stream.concat(Stream.of(sketch), resembling(message).stream())
                    .filter(s -> seen.add(s.caseId()))
                    .toList();
            return new Handled.Review(
                    "AMBIGUOUS",
                    "its keys name return " + sketch.orderName() + ", but its goods (" + sku + ") are not in it",
                    Likeness.rank(message, all));
        });
    }

    private List<Sketch> sketches(ReturnMessage message, List<Candidate> candidates) {
        return cases.sketches(
                message.envelope().merchant(),
                candidates.stream().map(Candidate::caseId).toList());
    }

    /** Nothing is guessed: what only resembles a case is a person's question until a key answers it (decision 1.10). */
    private Handled waits(ReturnMessage message, List<Reference> keys) {
        List<Lookalike> alike = Likeness.amongHis(message, resembling(message));
        if (!alike.isEmpty() && alike.get(0).score() >= Likeness.LIKELY) {
            return new Handled.Review(
                    "LIKELY_MATCH",
                    "no return has " + keys.get(0).shown() + ", but that of "
                            + alike.get(0).orderName() + " resembles it",
                    alike,
                    keys);
        }
        if (isUnannounced(message)) {
            return new Handled.Review(
                    "PARCEL_WITHOUT_RMA",
                    "a supplier holds a parcel of ours that names no RMA and no order, only "
                            + keys.get(0).shown(),
                    alike,
                    keys);
        }
        return new Handled.Waiting(keys);
    }

    /** Goods on a supplier's dock that nobody can place lie there for weeks (row S158). */
    private static boolean isUnannounced(ReturnMessage message) {
        Set<Type> names = Set.of(Type.RMA, Type.PO, Type.ORDER_NAME, Type.SUPPLIER_ORDER);
        return message instanceof GoodsReceived
                && message.envelope().references().stream().noneMatch(r -> names.contains(r.type()));
    }

    /**
     * Only answers of suppliers and what customers say about a return; scans and polls of strangers keep waiting, and so does
     * what names its return by the store's own id.
     */
    private List<Sketch> resembling(ReturnMessage message) {
        if (message.envelope().reference(Type.RETURN) != null
                || message.envelope().reference(Type.ORDER) != null) {
            return List.of();
        }
        boolean answer = Correlation.supplier(message) != null && !(message instanceof SupplierOrderReported);
        boolean customer = message instanceof ReturnShipped
                || message instanceof EvidenceProvided
                || message instanceof CancellationRequested;
        Set<String> probes = answer || customer ? Probes.of(message) : Set.of();
        return probes.isEmpty()
                ? List.of()
                : cases.lookalikes(message.envelope().merchant(), probes);
    }
}
