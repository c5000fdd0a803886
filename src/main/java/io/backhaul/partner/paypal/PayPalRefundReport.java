package io.backhaul.partner.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.core.reconciliation.GatewayRefund.Status;
import io.backhaul.partner.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of PayPal's report of transactions, of which only the refunds a merchant made are of interest. It names them and
 * does not show them whole: each is read by its id (payment facts 2).
 *
 * @param refunds ids of the refunds; null when the answer was no report
 * @param more whether there are pages after this one
 */
public record PayPalRefundReport(List<String> refunds, boolean more) {

    /** Event code of a refund. */
    private static final String REFUND = "T1107";

    /** @param page the number asked for, from 1 */
    public static PayPalRefundReport read(int status, byte[] body, int page) {
        Optional<JsonNode> report =
                Json.read(body).filter(j -> j.path("transaction_details").isArray());
        if (status != 200 || report.isEmpty()) {
            return new PayPalRefundReport(null, false);
        }
        List<String> refunds = new ArrayList<>();
        for (JsonNode transaction : report.get().path("transaction_details")) {
            JsonNode info = transaction.path("transaction_info");
            if (info.path("transaction_event_code").asText().equals(REFUND)) {
                refunds.add(info.path("transaction_id").asText());
            }
        }
        return new PayPalRefundReport(
                List.copyOf(refunds), page < report.get().path("total_pages").asInt(1));
    }

    /** The refund object of an answer; empty when it is none. */
    public static Optional<JsonNode> one(int status, byte[] body) {
        return Json.read(body).filter(j -> status == 200 && PayPalRefund.isWhole(j));
    }

    /** True when PayPal itself says that there is no such refund. */
    public static boolean isMissing(int status, byte[] body) {
        return status == 404
                && Json.read(body)
                        .filter(j -> j.path("name").asText().equals("RESOURCE_NOT_FOUND"))
                        .isPresent();
    }

    /**
     * The object in the words of every gateway.
     *
     * @param gateway code of the gateway in the merchant's configuration
     * @throws IllegalArgumentException when it is in a status, a currency or of a time nobody knows
     */
    public static GatewayRefund refund(String gateway, JsonNode refund) {
        Money amount = PayPalAmounts.fromPayPal(
                refund.at("/amount/value").asText(),
                refund.at("/amount/currency_code").asText());
        String created = Json.text(refund, "/create_time")
                .orElseThrow(() -> new IllegalArgumentException("a refund without its time"));
        return new GatewayRefund(
                refund.path("id").asText(),
                gateway + "/" + PayPalRefund.capture(refund).orElseThrow(IllegalArgumentException::new),
                amount,
                status(refund.path("status").asText()),
                OffsetDateTime.parse(created).toInstant(),
                PayPalRefund.command(refund).orElse(null));
    }

    private static Status status(String word) {
        return switch (word) {
            case "COMPLETED" -> Status.SUCCEEDED;
            case "PENDING" -> Status.PENDING;
            case "FAILED", "CANCELLED" -> Status.FAILED;
            default -> throw new IllegalArgumentException("a refund in an unknown status: " + word);
        };
    }

    /** Path of one refund. */
    public static String path(String refundId) {
        if (!refundId.matches("[A-Za-z0-9]{1,36}")) {
            throw new IllegalArgumentException("not a refund of PayPal: " + refundId);
        }
        return PayPalRefundLookup.refundPath(refundId);
    }

    /** Path and query of one page. */
    public static String path(Instant from, Instant until, int page) {
        return PayPalRefundLookup.reportPath(from, until, page);
    }
}
