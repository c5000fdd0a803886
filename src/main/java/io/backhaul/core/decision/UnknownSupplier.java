package io.backhaul.core.decision;

import io.backhaul.core.message.Line;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A line that no passport recognises has nobody to return to: a person assigns it (row S41).
 */
final class UnknownSupplier implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        List<String> orphans = c.orphans().stream().map(Line::sku).toList();
        if (orphans.isEmpty() || c.acknowledged("unknown-supplier")) {
            return List.of();
        }
        return List.of(decision(
                c,
                "unknown-supplier",
                Decision.Outcome.REVIEW,
                null,
                "No supplier passport recognises " + String.join(", ", orphans)
                        + ": add the SKU prefix to a passport, or settle these lines by hand and acknowledge."));
    }
}
