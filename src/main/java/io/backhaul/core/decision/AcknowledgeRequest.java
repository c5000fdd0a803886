package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A request nobody has acknowledged in time is a task; accepting it, or anything a person decides, acknowledges it, the
 * solution need not be there yet (rows S116, S117, S217).
 */
final class AcknowledgeRequest implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (done(c) || !c.facts().deadlinePassed(Deadlines.ACKNOWLEDGE, null)) {
            return List.of();
        }
        return List.of(decision(
                c,
                "acknowledge",
                Decision.Outcome.TASK,
                null,
                "Nobody has acknowledged this request within "
                        + c.terms().policy().acknowledgeWithin()
                        + ": tell the customer that it has arrived, then decide it or mark it as seen."));
    }

    static boolean done(ReturnCase c) {
        return c.has(Decision.Outcome.ACCEPTED)
                || c.refused()
                || c.facts().has(OperatorDecided.class)
                || c.legs().stream().anyMatch(leg -> leg.goods() == Goods.CANCELLED);
    }
}
