package io.backhaul.core.decision;

import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Goods that stay with the customer are refunded at once (rows S98, S174).
 */
final class RefundKeptGoods implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.units(LineState::kept) > 0)
                .flatMap(leg ->
                        Settlement.settle(this, c, leg, "Nothing goes back, so the refund waits for nothing.").stream())
                .toList();
    }
}
