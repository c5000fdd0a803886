package io.backhaul.core.decision;

import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import io.backhaul.core.returns.SupplierMoney;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A supplier who wants photos, a video or a document for this reason is neither asked nor claimed before they are there; the
 * merchant may want photos whatever the supplier says (rows S7, S22, S97, S186).
 */
final class EvidenceBeforeSupplier implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> !leg.carriersMatter())
                .filter(leg -> !leg.claim().told() && !leg.claim().withdrawn() && !over(leg))
                .filter(leg -> leg.supplierMoney() != SupplierMoney.EXPIRED
                        && !missing(c, leg).isEmpty())
                .filter(leg -> !c.facts().decided(OperatorAction.DECLINE, leg.supplier()) && !givenUp(c, leg))
                .map(leg -> decision(
                        c,
                        "evidence",
                        Decision.Outcome.TASK,
                        leg.supplier(),
                        "For a return as " + c.request().reason() + " " + leg.supplier() + " is told only with "
                                + words(c, leg) + note(leg)
                                + ": ask the customer; the request goes out when they are there."))
                .toList();
    }

    /** True when goods have come to an end that leaves nothing to claim. */
    static boolean over(Leg leg) {
        return leg.goods().isTerminal() && leg.goods() != Goods.KEPT && leg.goods() != Goods.DECLINED;
    }

    /** Of goods that stay with the customer only the claim is left, and a person may let that go. */
    static boolean givenUp(ReturnCase c, Leg leg) {
        return leg.goods() == Goods.KEPT && c.acknowledged("evidence:" + leg.supplier());
    }

    /** Kinds of evidence that are wanted for this leg and not there; he is not to be told before. */
    static Set<Evidence.Kind> missing(ReturnCase c, Leg leg) {
        Set<Evidence.Kind> wanted = EnumSet.noneOf(Evidence.Kind.class);
        leg.lines().stream()
                .filter(l -> l.granted().accepts())
                .forEach(l -> wanted.addAll(l.granted().evidence()));
        if (c.terms().policy().evidenceFor().contains(c.request().reason())) {
            wanted.add(Evidence.Kind.PHOTO);
        }
        c.facts().evidence().forEach(e -> wanted.remove(e.kind()));
        return wanted;
    }

    /** For example {@code photos and a video}. */
    static String words(ReturnCase c, Leg leg) {
        return missing(c, leg).stream()
                .map(kind -> switch (kind) {
                    case PHOTO -> "photos";
                    case VIDEO -> "a video";
                    case DOCUMENT -> "a document";
                })
                .collect(Collectors.joining(" and "));
    }

    private static String note(Leg leg) {
        String notes = leg.lines().stream()
                .map(l -> l.granted().evidenceNote())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        return notes.isEmpty() ? "" : " (" + notes + ")";
    }
}
