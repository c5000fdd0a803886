package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the customer of a leg is owed and out of which payment it is paid. All refund rules settle through here, so whichever
 * trigger comes first pays and the others find nothing left (conflict X2).
 */
final class Settlement {

    private Settlement() {}

    /** The refund that is due now (only a person pays for a request nobody accepted) beyond what was decided or refunded elsewhere; empty when nothing is. */
    static List<Decision> settle(Rule rule, ReturnCase c, Leg leg, String why) {
        boolean ordered = c.facts().decided(OperatorAction.REFUND, leg.supplier());
        if (!ordered && (!c.has(Decision.Outcome.ACCEPTED) || c.refused())) {
            return List.of();
        }
        Money left = entitled(c, leg).minus(decided(c, leg)).minus(c.outsideShare(leg.supplier()));
        if (!left.isPositive()) {
            return List.of();
        }
        long number = c.refunds().obligations(leg.supplier());
        String obligation = "settlement:" + leg.supplier() + (number == 0 ? "" : ":" + (number + 1));
        List<Command> commands = pay(c, leg, obligation, left, 0);
        if (commands.isEmpty()) {
            return List.of(nothingLeft(rule, c, leg, left));
        }
        String reason = why + " Due: " + left + " (" + arithmetic(c, leg) + ").";
        return List.of(new Decision(
                obligation,
                rule.name(),
                rule.version(),
                Decision.Outcome.REFUND_DUE,
                leg.supplier(),
                reason,
                left,
                commands));
    }

    /** Refund commands for this amount out of the order's payments, in their order; empty when they do not cover it. */
    static List<Command> pay(ReturnCase c, Leg leg, String obligation, Money amount, int generation) {
        List<Command> commands = new ArrayList<>();
        Money open = amount;
        for (var payment : c.request().order().payments()) {
            String reference = payment.gateway() + "/"
                    + Objects.toString(payment.reference(), c.request().order().orderId());
            Money part = open.min(available(c, reference, payment.captured(), amount.currency()));
            if (part.isPositive()) {
                String key = "refund/" + c.id() + "/" + obligation + "/" + reference + "/" + generation;
                String destination =
                        payment.reference() == null ? Command.MANUAL : c.terms().gateway(payment.gateway());
                commands.add(new Command(
                        key,
                        Command.Kind.REFUND,
                        destination,
                        leg.supplier(),
                        part,
                        reference,
                        List.of(),
                        java.util.Map.of()));
                open = open.minus(part);
            }
        }
        return open.isPositive() ? List.of() : commands;
    }

    static Decision nothingLeft(Rule rule, ReturnCase c, Leg leg, Money due) {
        String reason = due + " is due to the customer, but nothing that is left on the payment covers it:"
                + " refund it another way.";
        return rule.decision(c, "nothing-left", Decision.Outcome.REVIEW, leg.supplier(), reason);
    }

    /** True when what is left on the payment of this failed refund still covers it. */
    static boolean covers(ReturnCase c, Command failed) {
        Money amount = failed.amount();
        Money left = available(c, failed.payment(), amount, amount.currency());
        return left.compareTo(amount) >= 0;
    }

    private static Money available(ReturnCase c, String reference, Money captured, String currency) {
        Money left = c.payment(reference).map(PaymentState::available).orElse(captured);
        Money planned = c.freshRefunds(reference, currency);
        return left.currency().equals(currency) ? left.minus(planned) : Money.zero(currency);
    }

    /** Everything the facts entitle the customer of this leg to. */
    private static Money entitled(ReturnCase c, Leg leg) {
        Money byFacts = leg.value(l -> units(leg, l));
        return c.facts().operator(OperatorAction.REFUND, leg.supplier()).stream()
                .map(d -> wanted(d, leg))
                .reduce(byFacts, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    private static Money wanted(OperatorDecided decided, Leg leg) {
        return decided.amount() == null
                ? leg.requestedValue()
                : decided.amount().min(leg.requestedValue());
    }

    private static int units(Leg leg, LineState line) {
        int inspected = InspectionContradicts.holds(leg) ? 0 : line.acceptedByInspection();
        int silent = leg.silent() ? Math.max(0, line.delivered() - line.inspectedUnits() - line.declined()) : 0;
        return Math.min(line.line().quantity(), line.kept() + inspected + silent);
    }

    private static Money decided(ReturnCase c, Leg leg) {
        Money due = c.refunds().due(leg.supplier());
        return due == null ? Money.zero(leg.currency()) : due;
    }

    private static String arithmetic(ReturnCase c, Leg leg) {
        String text = entitled(c, leg) + " for the goods";
        Money decided = decided(c, leg);
        Money outside = c.outsideShare(leg.supplier());
        text += decided.isPositive() ? " - " + decided + " already decided" : "";
        return text + (outside.isPositive() ? " - " + outside + " refunded outside the hub" : "");
    }
}
