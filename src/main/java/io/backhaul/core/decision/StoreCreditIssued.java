package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import io.backhaul.core.returns.StoreCredits;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person's word that he issued store credit is taken once, for what waited when he gave it (row S182).
 */
final class StoreCreditIssued implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.facts().operator(OperatorAction.STORE_CREDIT_ISSUED, null).stream()
                .filter(entered -> !c.refunds().storeCredits().taken(entered))
                .flatMap(entered -> c.legs().stream()
                        .filter(leg ->
                                entered.supplier() == null || entered.supplier().equals(leg.supplier()))
                        .flatMap(leg -> take(c, leg, entered)))
                .toList();
    }

    private Stream<Decision> take(ReturnCase c, Leg leg, OperatorDecided entered) {
        return c.refunds().storeCredits().open(leg.supplier()).stream()
                .map(due -> new Decision(
                        StoreCredits.issuedKey(entered, due),
                        name(),
                        version(),
                        Decision.Outcome.STORE_CREDIT_ISSUED,
                        leg.supplier(),
                        due.amount() + " issued as store credit by " + entered.by() + ", reference "
                                + entered.reference() + ".",
                        null,
                        List.of()));
    }
}
