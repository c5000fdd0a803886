package io.backhaul.partner.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundLookup;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finding a refund of ours at Stripe, who cannot search refunds: the payment's refunds are listed, newest first, and ours is
 * the one that carries our command in its metadata (payment facts 1.1).
 *
 * @param found what this page says; null when ours may be on the next page
 * @param startingAfter where the next page begins, or null
 */
public record StripeRefundLookup(RefundLookup found, String startingAfter) {

    /** Path and query of the list; {@code startingAfter} of the page before, or null for the first page. */
    public static String path(String payment, String startingAfter) {
        String page = startingAfter == null ? "" : "&starting_after=" + startingAfter;
        return StripeRefundRequest.PATH + "?" + StripeRefundRequest.parameter(payment) + "=" + payment + "&limit=100"
                + page;
    }

    /** Reads one page of the list. */
    public static StripeRefundLookup read(int status, byte[] body, String command) {
        Optional<JsonNode> list = Json.read(body).filter(j -> j.path("data").isArray());
        if (status != 200 || list.isEmpty()) {
            return new StripeRefundLookup(RefundLookup.unreadable(status, "without a list in it"), null);
        }
        Optional<JsonNode> ours = refunds(list.get())
                .filter(r -> r.at("/metadata/" + StripeRefundRequest.COMMAND)
                        .asText()
                        .equals(command))
                .findFirst();
        return ours.map(r -> new StripeRefundLookup(new RefundLookup.Found(StripeRefundAnswer.exists(r)), null))
                .orElseGet(() -> next(list.get()));
    }

    private static StripeRefundLookup next(JsonNode list) {
        Optional<JsonNode> last = refunds(list).reduce((earlier, later) -> later);
        boolean more = list.path("has_more").asBoolean() && last.isPresent();
        return more
                ? new StripeRefundLookup(null, last.get().path("id").asText())
                : new StripeRefundLookup(new RefundLookup.Miss(), null);
    }

    private static Stream<JsonNode> refunds(JsonNode list) {
        return StreamSupport.stream(list.path("data").spliterator(), false);
    }
}
