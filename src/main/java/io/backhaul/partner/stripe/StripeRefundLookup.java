package io.backhaul.partner.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finding a refund of ours whose answer was lost. Stripe cannot search refunds: the payment's refunds are listed, newest first,
 * and ours is the one that carries our command in its metadata (payment facts 1.1).
 */
public sealed interface StripeRefundLookup {

    /** Ours; map it with {@code stripe/refund}. */
    record Found(JsonNode refund) implements StripeRefundLookup {}

    /** Not on this page: ask for the next one. */
    record More(String startingAfter) implements StripeRefundLookup {}

    /** The whole list was read and ours is not on it. A miss is not proof: the list may lag behind. */
    record Miss() implements StripeRefundLookup {}

    /** The list could not be read, which says nothing about the refund. */
    record Unavailable(String reason) implements StripeRefundLookup {}

    /** Path and query of the list; {@code startingAfter} from {@link More}, or null for the first page. */
    static String path(String payment, String startingAfter) {
        String page = startingAfter == null ? "" : "&starting_after=" + startingAfter;
        return StripeRefundRequest.PATH + "?" + StripeRefundRequest.parameter(payment) + "=" + payment + "&limit=100"
                + page;
    }

    /** Reads one page of the list. */
    static StripeRefundLookup read(int status, byte[] body, String command) {
        Optional<JsonNode> list = Json.read(body).filter(j -> j.path("data").isArray());
        if (status != 200 || list.isEmpty()) {
            return new Unavailable("HTTP " + status + (status == 200 ? " without a list in it" : ""));
        }
        Optional<JsonNode> ours = refunds(list.get())
                .filter(r -> r.at("/metadata/" + StripeRefundRequest.COMMAND)
                        .asText()
                        .equals(command))
                .findFirst();
        return ours.<StripeRefundLookup>map(Found::new).orElseGet(() -> next(list.get()));
    }

    private static StripeRefundLookup next(JsonNode list) {
        Optional<JsonNode> last = refunds(list).reduce((earlier, later) -> later);
        boolean more = list.path("has_more").asBoolean() && last.isPresent();
        return more ? new More(last.get().path("id").asText()) : new Miss();
    }

    private static Stream<JsonNode> refunds(JsonNode list) {
        return StreamSupport.stream(list.path("data").spliterator(), false);
    }
}
