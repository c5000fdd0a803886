package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person takes back a debt to the customer that was settled in a way the hub cannot see, by name and with a reason: a refund
 * that failed for good, one to be made by hand, store credit nobody issued, or what no payment covers (row S47).
 */
final class Adjust implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.facts().operator(OperatorAction.ADJUST, null).stream()
                .filter(order ->
                        c.made().stream().noneMatch(m -> m.decision().key().startsWith(mark(order))))
                .flatMap(order -> c.legs().stream()
                        .filter(leg ->
                                order.supplier() == null || order.supplier().equals(leg.supplier()))
                        .flatMap(leg -> adjust(c, leg, order).stream()))
                .toList();
    }

    /** True when there is anything to take back. */
    static boolean fits(ReturnCase c, Leg leg) {
        return !c.refunds().forHand(leg.supplier()).isEmpty()
                || !c.refunds().storeCredits().open(leg.supplier()).isEmpty()
                || uncovered(c, leg);
    }

    /** True when something is still due that no payment covered; a failed refund is taken back by itself. */
    private static boolean uncovered(ReturnCase c, Leg leg) {
        String question = "nothing-left:" + leg.supplier();
        return c.madeFor(question).isPresent()
                && !c.refunds().adjusted(question)
                && c.refundable(leg).isPositive();
    }

    /** What would be taken back of these legs in all; null where nothing has an amount. */
    static Money total(ReturnCase c, List<Leg> legs) {
        return legs.stream()
                .flatMap(leg -> Stream.concat(
                        c.refunds().forHand(leg.supplier()).stream().map(c.refunds()::stillOwed),
                        c.refunds().storeCredits().open(leg.supplier()).stream().map(Decision::amount)))
                .reduce(Money::plus)
                .orElse(null);
    }

    private List<Decision> adjust(ReturnCase c, Leg leg, OperatorDecided order) {
        List<Decision> said = new ArrayList<>();
        c.refunds()
                .forHand(leg.supplier())
                .forEach(r -> said.add(taken(leg, order, r.key(), c.refunds().stillOwed(r))));
        c.refunds()
                .storeCredits()
                .open(leg.supplier())
                .forEach(due -> said.add(taken(leg, order, due.key(), due.amount())));
        if (uncovered(c, leg)) {
            said.add(taken(leg, order, "nothing-left:" + leg.supplier(), null));
        }
        return said;
    }

    private Decision taken(Leg leg, OperatorDecided order, String what, Money amount) {
        return new Decision(
                mark(order) + what,
                name(),
                version(),
                Decision.Outcome.ADJUSTED,
                leg.supplier(),
                (amount == null ? "What no payment covers" : amount) + " is settled outside the hub, by the word of "
                        + order.by() + ".",
                amount,
                List.of());
    }

    private static String mark(OperatorDecided order) {
        return "adjusted/" + order.envelope().id() + "/";
    }
}
