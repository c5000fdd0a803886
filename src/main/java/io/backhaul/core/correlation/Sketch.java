package io.backhaul.core.correlation;

import io.backhaul.core.message.Reference;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What of a case a message can be compared with.
 *
 * @param caseId the case
 * @param orderName its order
 * @param open true while it is not closed
 * @param openedAt when the hub learned of it (UTC)
 * @param keys every key it has learned
 * @param parts one per supplier
 */
public record Sketch(
        UUID caseId, String orderName, boolean open, Instant openedAt, Set<Reference> keys, List<Part> parts) {

    /**
     * One supplier's part.
     *
     * @param units units asked to be returned, by SKU
     * @param owed what he has been claimed and has not credited yet
     */
    public record Part(String supplier, Goods goods, Map<String, Integer> units, Money owed) {
        public Part {
            units = Map.copyOf(units);
        }
    }

    public Sketch {
        keys = Set.copyOf(keys);
        parts = List.copyOf(parts);
    }

    public static Sketch of(ReturnCase c, CaseStatus status) {
        List<Part> parts = c.legs().stream()
                .map(leg -> new Part(
                        leg.supplier(),
                        leg.goods(),
                        leg.lines().stream()
                                .collect(Collectors.toMap(
                                        l -> l.line().sku(), l -> l.line().quantity(), Integer::sum)),
                        leg.claim().open()))
                .toList();
        return new Sketch(
                c.id(),
                c.request().order().orderName(),
                status != CaseStatus.CLOSED,
                c.request().envelope().receivedAt(),
                Keys.of(c.facts().everything()).keySet(),
                parts);
    }

    Optional<Part> part(String supplier) {
        return parts.stream().filter(p -> p.supplier().equals(supplier)).findFirst();
    }

    /** The keys of one of these kinds that mean something to this supplier. */
    List<Reference> keys(String supplier, Reference.Type... types) {
        Set<Reference.Type> wanted = Set.of(types);
        return keys.stream()
                .filter(k -> wanted.contains(k.type()))
                .filter(k -> Contents.owner(k) == null
                        || supplier == null
                        || Contents.owner(k).equals(supplier))
                .sorted()
                .toList();
    }
}
