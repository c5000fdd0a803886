package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.money.Sum;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the customer of a leg is owed and out of which payment it is paid. All refund rules settle through here, so whichever
 * trigger comes first pays and the others find nothing left (conflict X2).
 */
final class Settlement {

    private Settlement() {}

    /** The refund that is due now beyond what was decided or refunded elsewhere; empty when nothing is. */
    static List<Decision> settle(Rule rule, ReturnCase c, Leg leg, String why) {
        return settle(rule, c, leg, why, c.terms().policy().refundOn(c.request().order()));
    }

    /** Only a person pays for a request nobody accepted. */
    static List<Decision> settle(Rule rule, ReturnCase c, Leg leg, String why, RefundOn trigger) {
        if (!Entitlement.byPerson(c, leg) && (!c.has(Decision.Outcome.ACCEPTED) || c.refused())) {
            return List.of();
        }
        if (c.refunds().settledUnseen(leg.supplier())) {
            return List.of();
        }
        Entitlement e = Entitlement.of(c, leg, trigger);
        Money left = e.net().minus(decided(c, leg)).minus(c.outsideShare(leg.supplier()));
        if (!left.isPositive() && !(left.isZero() && eaten(c, leg, e))) {
            return List.of();
        }
        String obligation = next(c, leg);
        if (left.isPositive() && Disputed.open(c)) {
            return Disputed.question(c, leg, left);
        }
        List<Decision> said = new ArrayList<>(fee(rule, c, leg, e, obligation));
        List<Decision> back = Disputed.settle(rule, c, leg, obligation, left);
        Optional<Decision> hold = RefundHold.of(c, leg, obligation, left);
        if (!back.isEmpty()) {
            said.addAll(back);
            return said;
        } else if (left.isPositive() && hold.isPresent()) {
            return List.of(hold.get());
        }
        if (StoreCredit.chosen(c, leg) && left.isPositive()) {
            said.addAll(StoreCredit.settle(rule, c, leg, obligation, why, sum(c, leg, e)));
            return covers(c, left) ? said : nothingLeft(rule, c, leg, left);
        }
        List<Command> commands = pay(c, leg, obligation, left, 0);
        if (commands.isEmpty() && left.isPositive()) {
            return nothingLeft(rule, c, leg, left);
        }
        Sum sum = sum(c, leg, e);
        String reason = why + " Due: " + left + " (" + sum + ").";
        said.add(new Decision(
                obligation,
                rule.name(),
                rule.version(),
                Decision.Outcome.REFUND_DUE,
                leg.supplier(),
                reason,
                sum.total(),
                commands,
                sum));
        return said;
    }

    /** Key of the leg's next obligation: what is owed, never what made it due. */
    private static String next(ReturnCase c, Leg leg) {
        long number = c.refunds().obligations(leg.supplier());
        return "settlement:" + leg.supplier() + (number == 0 ? "" : ":" + (number + 1));
    }

    /** Fees that are as high as the refund leave nothing to pay, and the leg is settled (row S81). */
    private static boolean eaten(ReturnCase c, Leg leg, Entitlement e) {
        Money taken = c.refunds().fees(leg.supplier(), leg.currency());
        return e.fees().total().compareTo(taken) > 0
                && c.outsideShare(leg.supplier()).isZero();
    }

    private static List<Decision> fee(Rule rule, ReturnCase c, Leg leg, Entitlement e, String obligation) {
        Money taken = e.fees().total().minus(c.refunds().fees(leg.supplier(), leg.currency()));
        if (!taken.isPositive()) {
            return List.of();
        }
        return List.of(new Decision(
                "fee:" + obligation,
                rule.name(),
                rule.version(),
                Decision.Outcome.FEE,
                leg.supplier(),
                taken + " is deducted from the refund: " + e.fees().restocking() + " for restocking and "
                        + e.fees().label() + " for the return label in all.",
                taken,
                List.of()));
    }

    /** Refund commands for this amount out of the order's payments, in their order; empty when they do not cover it. */
    static List<Command> pay(ReturnCase c, Leg leg, String obligation, Money amount, int generation) {
        List<Command> commands = new ArrayList<>();
        if (!covers(c, amount)) {
            return commands;
        }
        Money open = amount;
        for (var payment : c.request().order().payments()) {
            String reference = reference(c, payment);
            Money part = open.min(available(c, reference, payment.captured(), amount.currency()));
            if (part.isPositive()) {
                String key = "refund/" + c.id() + "/" + obligation + "/" + reference + "/" + generation;
                String destination =
                        payment.reference() == null ? Command.MANUAL : c.terms().gateway(payment.gateway());
                commands.add(new Command(
                        key, Command.Kind.REFUND, destination, leg.supplier(), part, reference, List.of(), Map.of()));
                open = open.minus(part);
            }
        }
        return open.isPositive() ? List.of() : commands;
    }

    /** A question, until a person says that it was settled another way. */
    static List<Decision> nothingLeft(Rule rule, ReturnCase c, Leg leg, Money due) {
        if (c.refunds().adjusted("nothing-left:" + leg.supplier())) {
            return List.of();
        }
        String reason = due + " is due to the customer, but nothing that is left on the payment covers it:"
                + " refund it another way, then adjust it with a note.";
        return List.of(rule.decision(c, "nothing-left", Decision.Outcome.REVIEW, leg.supplier(), reason));
    }

    /** True when what is left on the payment of this failed refund still covers it. */
    static boolean covers(ReturnCase c, Command failed) {
        Money amount = c.refunds().stillOwed(failed);
        Money left = available(c, failed.payment(), amount, amount.currency());
        return left.compareTo(amount) >= 0 && covers(c, amount);
    }

    /** True when all payments together still cover this amount beside the store credit given instead of money. */
    private static boolean covers(ReturnCase c, Money amount) {
        return ceiling(c, amount.currency()).compareTo(amount) >= 0;
    }

    /** What the customer may still be given back of what he paid (row S101): paid - refunded - pending - store credit. */
    static Money ceiling(ReturnCase c, String currency) {
        Money left = c.request().order().payments().stream()
                .map(p -> available(c, reference(c, p), p.captured(), currency))
                .reduce(Money.zero(currency), Money::plus);
        return left.minus(c.refunds().storeCredits().total(currency));
    }

    static String reference(ReturnCase c, io.backhaul.core.message.OrderSnapshot.Payment payment) {
        return payment.gateway() + "/"
                + Objects.toString(payment.reference(), c.request().order().orderId());
    }

    private static Money available(ReturnCase c, String reference, Money captured, String currency) {
        Money left = c.payment(reference).map(PaymentState::available).orElse(captured);
        Money planned = c.freshRefunds(reference, currency);
        return left.currency().equals(currency) ? left.minus(planned) : Money.zero(currency);
    }

    private static Money decided(ReturnCase c, Leg leg) {
        Money due = c.refunds().due(leg.supplier());
        return due == null ? Money.zero(leg.currency()) : due;
    }

    private static Sum sum(ReturnCase c, Leg leg, Entitlement e) {
        return Sum.of("for the goods", e.gross())
                .less("restocking fee", e.fees().restocking())
                .less("return label", e.fees().label())
                .less("already decided", decided(c, leg))
                .less("refunded outside the hub", c.outsideShare(leg.supplier()));
    }
}
