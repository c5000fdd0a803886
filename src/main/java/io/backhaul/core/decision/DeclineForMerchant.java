package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A person declined the request; the store tells the customer with the reason given (rows S82, S83).
 */
final class DeclineForMerchant implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        List<OperatorDecided> declined = c.facts().operator(OperatorAction.DECLINE, null);
        boolean started = c.commands(Command.Kind.STORE_APPROVE).findAny().isPresent();
        if (declined.isEmpty() || !c.atStore() || started) {
            return List.of();
        }
        OperatorDecided by = declined.get(0);
        Command decline = Command.of(
                        "store-decline/" + c.id(),
                        Command.Kind.STORE_DECLINE,
                        c.request().envelope().source(),
                        null)
                .with(Map.of("by", by.by()));
        return List.of(decision(c, "declined", Decision.Outcome.DONE, null, "Declined by " + by.by() + ".", decline));
    }
}
