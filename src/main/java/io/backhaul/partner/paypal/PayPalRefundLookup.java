package io.backhaul.partner.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundLookup;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Finding a refund of ours at PayPal, who lists no refunds of a capture. While the request id is remembered, sending it again
 * is the look-up: PayPal answers with the latest status of the first request. After that only the report of transactions
 * shows it, by the ids we gave it, up to three hours late (payment facts 2).
 */
public final class PayPalRefundLookup {

    /** How far back the report may lag. */
    public static final Duration LAG = Duration.ofHours(3);

    /** Span of one question to the report: at most 31 days, and few enough transactions for it to be answered. */
    public static final Duration SPAN = Duration.ofDays(7);

    private PayPalRefundLookup() {}

    public static String capturePath(String capture) {
        return "/v2/payments/captures/" + capture;
    }

    public static String refundPath(String refund) {
        return "/v2/payments/refunds/" + refund;
    }

    /** One page of the report, counted from 1. */
    public static String reportPath(Instant from, Instant to, int page) {
        return "/v1/reporting/transactions?start_date=" + seconds(from) + "&end_date=" + seconds(to)
                + "&fields=transaction_info&page_size=500&page=" + page;
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Whether the capture can be read at all: it does not say whose its refunds are. */
    public static RefundLookup capture(int status, byte[] body) {
        boolean theirs = Json.read(body)
                .filter(j -> j.path("id").isTextual() || j.path("name").isTextual())
                .isPresent();
        return theirs && (status == 200 || status == 404) ? new RefundLookup.Miss() : unavailable(status);
    }

    /** The refund that the report named. */
    public static RefundLookup refund(int status, byte[] body) {
        Optional<JsonNode> refund = Json.read(body).filter(PayPalRefund::isWhole);
        return status == 200 && refund.isPresent()
                ? new RefundLookup.Found(PayPalRefundAnswer.exists(refund.get()))
                : unavailable(status);
    }

    /** A call that gave nothing one could read. */
    public static RefundLookup unavailable(int status) {
        return RefundLookup.unreadable(status, "without what was asked for");
    }

    /**
     * One page of the report.
     *
     * @param readable false when it was none
     * @param refund PayPal's id of our refund, or null when it is not on this page
     * @param more whether there are pages after this one
     */
    public record Report(boolean readable, String refund, boolean more) {

        /** @param page the number asked for */
        public static Report read(int status, byte[] body, int page, PayPalRefundRequest ours) {
            Optional<JsonNode> report =
                    Json.read(body).filter(j -> j.path("transaction_details").isArray());
            if (status != 200 || report.isEmpty()) {
                return new Report(false, null, false);
            }
            for (JsonNode transaction : report.get().path("transaction_details")) {
                JsonNode info = transaction.path("transaction_info");
                if (info.path("invoice_id").asText("").equals(ours.invoiceId())
                        || info.path("custom_field").asText("").equals(ours.customId())) {
                    return new Report(true, info.path("transaction_id").asText(), false);
                }
            }
            return new Report(
                    true, null, page < report.get().path("total_pages").asInt(1));
        }
    }
}
