package io.backhaul.sandbox.paypal;

import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** PayPal's books: captures and refunds, with the rules that no request may break. */
final class Books {

    private static final String CAPTURES = "paypal-captures";
    private static final String REFUNDS = "paypal-refunds";

    private final Shelf shelf;
    private final Clock clock;
    private final Notices notices;
    private final String base;

    /** @param base address of the API, which its links begin with */
    Books(Shelf shelf, Clock clock, Notices notices, String base) {
        this.shelf = shelf;
        this.clock = clock;
        this.notices = notices;
        this.base = base;
    }

    static String id() {
        return Ids.prefixed("").toUpperCase(Locale.ROOT).substring(0, 17);
    }

    void put(Capture capture) {
        shelf.put(CAPTURES, capture.id(), capture);
    }

    Optional<Capture> capture(String id) {
        return shelf.find(CAPTURES, id, Capture.class);
    }

    Optional<Refund> refund(String id) {
        return shelf.find(REFUNDS, id, Refund.class);
    }

    /** Oldest first. */
    List<Refund> refunds() {
        return shelf.all(REFUNDS, Refund.class);
    }

    private List<Refund> of(Capture capture) {
        return capture(capture.id()).orElseThrow().refunds().stream()
                .map(id -> refund(id).orElseThrow())
                .toList();
    }

    long refunded(Capture capture) {
        return of(capture).stream()
                .filter(Refund::counts)
                .mapToLong(Refund::amount)
                .sum();
    }

    /** @param amount minor units, or null for all that is left */
    Refund refund(Capture capture, Long amount, String invoiceId, String customId, String requestId) {
        long left = capture.amount() - refunded(capture);
        if (capture.disputed()) {
            throw PayPalError.unprocessable("TRANSACTION_DISPUTED");
        } else if (invoiceId != null && refunds().stream().anyMatch(r -> invoiceId.equals(r.invoiceId()))) {
            throw PayPalError.unprocessable("DUPLICATE_INVOICE_ID");
        } else if (left == 0) {
            throw PayPalError.unprocessable("CAPTURE_FULLY_REFUNDED");
        } else if (amount != null && amount > left) {
            throw PayPalError.unprocessable("REFUND_AMOUNT_EXCEEDED");
        }
        Refund refund = new Refund(
                id(),
                capture.id(),
                amount == null ? left : amount,
                capture.currency(),
                capture.slow() ? "PENDING" : "COMPLETED",
                invoiceId,
                customId,
                requestId,
                clock.instant());
        shelf.put(REFUNDS, refund.id(), refund);
        put(capture(capture.id()).orElseThrow().with(refund.id()));
        tell(refund);
        return refund;
    }

    private void tell(Refund refund) {
        String type = switch (refund.status()) {
            case "PENDING" -> "PAYMENT.REFUND.PENDING";
            case "FAILED" -> "PAYMENT.REFUND.FAILED";
            default -> "PAYMENT.CAPTURE.REFUNDED";
        };
        notices.send(type, "refund", refund.api(base));
    }

    /** What was pending comes to its end, or what was completed comes back from the bank. */
    Refund settle(String id, String status) {
        Refund refund = refund(id).orElseThrow(() -> new Refusal(404, "no refund " + id));
        if (!refund.counts()) {
            throw new Refusal(409, "refund " + id + " has failed already");
        }
        Refund settled = refund.with(status);
        shelf.put(REFUNDS, id, settled);
        tell(settled);
        return settled;
    }

    /** The buyer opens a case: nothing is refunded while it is open. */
    Map<String, Object> dispute(Capture capture) {
        put(capture.inDispute());
        Map<String, Object> dispute = new LinkedHashMap<>();
        dispute.put("dispute_id", "PP-D-" + Ids.number());
        dispute.put("create_time", clock.instant().toString());
        dispute.put("disputed_transactions", List.of(Map.of("seller_transaction_id", capture.id())));
        dispute.put("reason", "MERCHANDISE_OR_SERVICE_NOT_RECEIVED");
        dispute.put("status", "OPEN");
        dispute.put("dispute_amount", Amounts.api(capture.amount(), capture.currency()));
        notices.send("CUSTOMER.DISPUTE.CREATED", "dispute", dispute);
        return dispute;
    }
}
