package io.backhaul.core.decision;

import io.backhaul.core.message.OrderSnapshot.Payment;
import io.backhaul.core.money.Money;
import io.backhaul.core.money.Sum;
import io.backhaul.core.returns.Disputes;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.util.List;
import java.util.Optional;

/**
 * What a dispute of the order's payment means for what is due to the customer: while it is open nothing is refunded, after it was
 * lost the bank has paid him (row S194). It holds back every payment of the order: what is refunded on another one would be paid
 * twice as well.
 */
final class Disputed {

    /** Under this name people are asked about it. */
    static final String RULE = "DisputedPayment";

    private Disputed() {}

    /** True while a bank has not decided on a payment of this order. */
    static boolean open(ReturnCase c) {
        return c.refunds().disputes().isOpen()
                || c.request().order().payments().stream()
                        .flatMap(p -> state(c, p).stream())
                        .anyMatch(PaymentState::disputed);
    }

    private static Optional<PaymentState> state(ReturnCase c, Payment p) {
        return c.payment(Settlement.reference(c, p));
    }

    /** True when nothing but a dispute stopped this refund, and the bank has decided since. */
    static boolean goesOn(ReturnCase c, Command failed) {
        boolean paidInPart = c.refunds().stillOwed(failed).compareTo(failed.amount()) < 0;
        return !open(c)
                && c.refunds().refusedForDispute(failed)
                && (paidInPart || c.refunds().decidedSince(failed));
    }

    /** A question as long as the dispute is open, or until a person has seen it. */
    static List<Decision> question(ReturnCase c, Leg leg, Money due) {
        String key = "disputed:" + leg.supplier();
        return c.acknowledged(key) ? List.of() : List.of(question(key, leg, due));
    }

    private static Decision question(String key, Leg leg, Money due) {
        return new Decision(
                key,
                RULE,
                1,
                Decision.Outcome.REVIEW,
                leg.supplier(),
                due
                        + " is due to the customer, but he disputes the payment through his bank: nothing is refunded until the bank"
                        + " has decided. If the dispute is won, the refund goes out as planned. If it is lost, the bank has"
                        + " paid the customer, and only what it did not pay is refunded.",
                null,
                List.of());
    }

    /** What the bank has given the customer pays what is due now, as far as it goes; empty when it gave nothing. */
    static List<Decision> settle(Rule rule, ReturnCase c, Leg leg, String obligation, Money due) {
        for (Payment p : c.request().order().payments()) {
            Money part = due.min(unsettled(c, p, due.currency()));
            if (part.isPositive()) {
                String payment = Settlement.reference(c, p);
                String reason = part + " of the " + due + " due to the customer was given to him by his bank.";
                return List.of(
                        new Decision(
                                obligation,
                                rule.name(),
                                rule.version(),
                                Decision.Outcome.REFUND_DUE,
                                leg.supplier(),
                                reason,
                                part,
                                List.of(),
                                Sum.of("given back by the customer's bank", part)),
                        settled(rule, leg, payment, obligation, part));
            }
        }
        return List.of();
    }

    static Decision settled(Rule rule, Leg leg, String payment, String what, Money part) {
        return new Decision(
                Decision.chargedBack(payment, what),
                rule.name(),
                rule.version(),
                Decision.Outcome.CHARGED_BACK,
                leg.supplier(),
                "The dispute of " + payment + " was lost: " + part
                        + " that the customer has from his bank settles what was" + " due to him for this return.",
                part,
                List.of());
    }

    /** What a lost dispute of this payment gave the customer and no return has used up yet; never negative. */
    static Money unsettled(ReturnCase c, Payment p, String currency) {
        Money zero = Money.zero(currency);
        Money left = state(c, p)
                .map(PaymentState::unsettled)
                .filter(m -> m.currency().equals(currency))
                .map(m -> m.minus(Disputes.chargedBack(c.fresh(), Settlement.reference(c, p), currency)))
                .orElse(zero);
        return left.isPositive() ? left : zero;
    }
}
