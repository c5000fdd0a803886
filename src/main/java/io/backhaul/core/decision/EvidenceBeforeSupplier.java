package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A supplier who wants photos for this reason is not asked before they are there (rows S7, S22).
 */
final class EvidenceBeforeSupplier implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> !c.keeps(leg.supplier()) && !leg.carriersMatter())
                .filter(leg -> missing(c, leg.supplier()))
                .filter(leg -> !c.facts().decided(OperatorAction.DECLINE, leg.supplier()))
                .map(leg -> decision(
                        c,
                        "evidence",
                        Decision.Outcome.TASK,
                        leg.supplier(),
                        leg.supplier() + " wants photos for a return as "
                                + c.request().reason()
                                + ": ask the customer for them; the request goes out when they arrive."))
                .toList();
    }

    /** True while this supplier must not be asked because evidence is missing. */
    static boolean missing(ReturnCase c, String supplier) {
        return c.evidence().isEmpty()
                && c.terms()
                        .passport(supplier)
                        .filter(p -> p.photosFor().contains(c.request().reason()))
                        .isPresent();
    }
}
