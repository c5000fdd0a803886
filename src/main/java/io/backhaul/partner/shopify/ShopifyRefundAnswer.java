package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads answers about refunds (Shopify facts 1.4, 1.5; payment facts 4.2). User errors of refundCreate carry no code, so the
 * few that matter are known by their words; any other is a definite refusal.
 */
public final class ShopifyRefundAnswer {

    private static final int FULL_PAGE = 40;
    private static final Duration IN_FLIGHT = Duration.ofSeconds(2);

    private ShopifyRefundAnswer() {}

    /** The answer to {@code refundCreate}. */
    public static RefundAnswer ofCreate(int status, Map<String, String> headers, byte[] body, String command) {
        return read(status, headers, body, command, "/refundCreate/refund");
    }

    /** The answer to {@code returnProcess} with a refund in it: ours is the one with our note among the return's refunds. */
    public static RefundAnswer ofProcess(int status, Map<String, String> headers, byte[] body, String command) {
        return read(status, headers, body, command, "/returnProcess/return/refunds/nodes");
    }

    private static RefundAnswer read(
            int status, Map<String, String> headers, byte[] body, String command, String place) {
        if (deeper(body)) {
            return new RefundAnswer.Unknown("the answer to a part of the call is an error", false);
        }
        if (status == 409) {
            return new RefundAnswer.Retry("HTTP 409", RefundAnswer.retryAfter(headers, IN_FLIGHT.toSeconds()));
        }
        ShopifyAnswer answer = ShopifyAnswer.ofMutation(status, headers, body);
        if (answer instanceof ShopifyAnswer.Done done) {
            return made(done.data().at(place), command);
        } else if (answer instanceof ShopifyAnswer.Throttled throttled) {
            return new RefundAnswer.Retry("it throttles", throttled.after());
        } else if (answer instanceof ShopifyAnswer.Unauthorized shut) {
            return new RefundAnswer.Paused(shut.reason());
        } else if (answer instanceof ShopifyAnswer.Refused refused) {
            return refused(refused);
        }
        return new RefundAnswer.Unknown(((ShopifyAnswer.Unknown) answer).reason(), false);
    }

    private static RefundAnswer made(JsonNode place, String command) {
        Optional<JsonNode> ours = place.isArray()
                ? ShopifyRefund.find(place, command)
                : Optional.of(place).filter(JsonNode::isObject);
        return ours.map(ShopifyRefund::answer)
                .orElseGet(() -> new RefundAnswer.Unknown("done, but without a refund of ours in the answer", false));
    }

    /** An error below the mutation's own field was met while its answer was put together: it may well have been executed. */
    private static boolean deeper(byte[] body) {
        return Json.read(body).stream()
                .flatMap(json -> StreamSupport.stream(json.path("errors").spliterator(), false))
                .anyMatch(error -> error.path("path").size() > 1);
    }

    private static RefundAnswer refused(ShopifyAnswer.Refused refused) {
        String words = refused.message().toLowerCase(Locale.ROOT);
        if (words.contains("currently in progress")) {
            return new RefundAnswer.Retry(refused.message(), IN_FLIGHT);
        }
        boolean key = words.contains("idempotency key")
                || refused.refusal() == ShopifyAnswer.Refusal.KEY_REUSED
                || refused.refusal() == ShopifyAnswer.Refusal.NEW_KEY_NEEDED;
        if (key && refused.refusal() != ShopifyAnswer.Refusal.INVALID_REQUEST) {
            return new RefundAnswer.Unknown("our mistake with a key: " + refused.message(), true);
        }
        return new RefundAnswer.Rejected(refused.refusal() + ": " + refused.message());
    }

    /** True when less is left on the order than was to be refunded: perhaps because it was refunded. */
    public static boolean usedUp(RefundAnswer.Rejected rejected) {
        return rejected.reason().contains("greater than net payment received");
    }

    /** The answer to a look among the order's refunds. */
    public static RefundLookup ofLookup(ShopifyAnswer answer, String command) {
        if (!(answer instanceof ShopifyAnswer.Done done)) {
            return new RefundLookup.Unavailable(answer.toString());
        }
        JsonNode refunds = done.data().at("/order/refunds");
        if (!refunds.isArray()) {
            return new RefundLookup.Unavailable("the store shows no such order");
        }
        Optional<RefundAnswer> ours = ShopifyRefund.find(refunds, command).map(ShopifyRefund::answer);
        if (ours.isEmpty()) {
            return refunds.size() < FULL_PAGE
                    ? new RefundLookup.Miss()
                    : new RefundLookup.Unavailable("the order has more refunds than the store shows at once");
        }
        return ours.get() instanceof RefundAnswer.Exists exists
                ? new RefundLookup.Found(exists)
                : new RefundLookup.Unavailable(((RefundAnswer.Unknown) ours.get()).reason());
    }
}
