package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * The supplier asks for photos or details before he answers: a person gets them (rows S22, S97).
 */
final class SupplierWantsMore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg ->
                        leg.wanted() != null && !leg.answered() && !leg.goods().isTerminal())
                .filter(leg -> !c.facts().decided(OperatorAction.DECLINE, leg.supplier()))
                .map(leg -> decision(
                        c,
                        "wants-more",
                        Decision.Outcome.TASK,
                        leg.supplier(),
                        leg.supplier() + " wants more before he answers: " + leg.wanted() + "."))
                .toList();
    }
}
