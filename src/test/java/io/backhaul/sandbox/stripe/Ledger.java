package io.backhaul.sandbox.stripe;

import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateway's books: payments, refunds and disputes, with the rules that no request may break. */
final class Ledger {

    private static final String PAYMENTS = "stripe-payments";
    private static final String REFUNDS = "stripe-refunds";
    private static final String DISPUTES = "stripe-disputes";

    private final Shelf shelf;
    private final Clock clock;
    private final Events events;

    Ledger(Shelf shelf, Clock clock, Events events) {
        this.shelf = shelf;
        this.clock = clock;
        this.events = events;
    }

    void capture(Payment payment) {
        shelf.put(PAYMENTS, payment.id(), payment);
    }

    Optional<Payment> payment(String id) {
        return shelf.find(PAYMENTS, id, Payment.class);
    }

    Optional<Payment> ofCharge(String charge) {
        return shelf.all(PAYMENTS, Payment.class).stream()
                .filter(payment -> payment.charge().equals(charge))
                .findFirst();
    }

    Optional<Refund> refund(String id) {
        return shelf.find(REFUNDS, id, Refund.class);
    }

    /** Oldest first. */
    List<Refund> refunds() {
        return shelf.all(REFUNDS, Refund.class);
    }

    /** Of one payment, or of all. */
    List<Refund> newestFirst(Optional<Payment> payment) {
        List<Refund> found = new ArrayList<>(payment.map(this::of).orElseGet(this::refunds));
        Collections.reverse(found);
        return found;
    }

    private List<Refund> of(Payment payment) {
        return payment(payment.id()).orElseThrow().refunds().stream()
                .map(id -> refund(id).orElseThrow())
                .toList();
    }

    long refunded(Payment payment) {
        return of(payment).stream()
                .filter(Refund::counts)
                .mapToLong(Refund::amount)
                .sum();
    }

    /** @param amount minor units, or null for all that is left */
    Refund refund(Payment payment, Long amount, String reason, Map<String, String> metadata, String key) {
        long left = payment.amount() - refunded(payment);
        refuseDisputed(payment);
        if (left == 0) {
            throw StripeError.invalid(
                    400, "charge_already_refunded", null, "Charge " + payment.charge() + " has already been refunded.");
        }
        long wanted = amount == null ? left : amount;
        if (wanted > left) {
            throw StripeError.invalid(
                    400,
                    null,
                    "amount",
                    "Refund amount (" + Money.shown(wanted, payment.currency())
                            + ") is greater than unrefunded amount on charge (" + Money.shown(left, payment.currency())
                            + ")");
        }
        Refund refund = new Refund(
                Ids.prefixed("re_"),
                payment.id(),
                payment.charge(),
                wanted,
                payment.currency(),
                "succeeded",
                reason,
                null,
                key,
                metadata,
                clock.instant());
        shelf.put(REFUNDS, refund.id(), refund);
        capture(payment(payment.id()).orElseThrow().with(refund.id()));
        events.refund("refund.created", refund, key);
        events.charge(payment, refunded(payment), key);
        events.refund("refund.updated", refund, key);
        return refund;
    }

    private void refuseDisputed(Payment payment) {
        boolean disputed =
                disputes().stream().anyMatch(dispute -> dispute.payment().equals(payment.id()) && dispute.open());
        if (disputed) {
            throw StripeError.invalid(
                    400,
                    "charge_disputed",
                    null,
                    "Charge " + payment.charge() + " has been charged back; cannot issue a refund.");
        }
    }

    /** The bank sends the money back: what had succeeded fails. */
    Refund fail(String id, String why) {
        Refund refund = refund(id).orElseThrow(() -> new Refusal(404, "no refund " + id));
        if (!refund.counts()) {
            throw new Refusal(409, "refund " + id + " has failed already");
        }
        Refund failed = refund.with("failed", why);
        shelf.put(REFUNDS, id, failed);
        events.refund("refund.updated", failed, null);
        events.refund("refund.failed", failed, null);
        return failed;
    }

    List<Dispute> disputes() {
        return shelf.all(DISPUTES, Dispute.class);
    }

    Dispute dispute(Payment payment, long amount, String reason) {
        Dispute dispute = new Dispute(
                Ids.prefixed("dp_"),
                payment.id(),
                payment.charge(),
                amount,
                payment.currency(),
                reason,
                "needs_response",
                clock.instant());
        shelf.put(DISPUTES, dispute.id(), dispute);
        events.dispute("charge.dispute.created", dispute);
        return dispute;
    }

    Dispute settle(String id, String outcome) {
        Dispute dispute = shelf.find(DISPUTES, id, Dispute.class)
                .orElseThrow(() -> new Refusal(404, "no dispute " + id))
                .with(outcome);
        shelf.put(DISPUTES, id, dispute);
        events.dispute("charge.dispute.closed", dispute);
        return dispute;
    }
}
