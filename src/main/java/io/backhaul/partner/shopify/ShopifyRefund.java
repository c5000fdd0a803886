package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A refund in a store's books. Ours are told by their note, the one text of a refund that can be written and read again; only
 * its transactions are money.
 */
public final class ShopifyRefund {

    private static final String MARK = "backhaul ";
    private static final Pattern OURS =
            Pattern.compile(MARK + "(refund/\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}/.+)");

    /** What became of its money, in the store's word for the transaction. */
    public enum Outcome {
        SUCCESS,
        /** Not finished: also AWAITING_RESPONSE and UNKNOWN. */
        PENDING,
        /** Refused by the gateway: also ERROR. */
        FAILURE
    }

    private ShopifyRefund() {}

    /** The note that a refund of this command carries. */
    public static String note(String command) {
        return MARK + command;
    }

    /** Our command in a refund's note; empty when somebody else made the refund. */
    static Optional<String> command(JsonNode refund) {
        Matcher note = OURS.matcher(refund.path("note").asText(""));
        return note.matches() ? Optional.of(note.group(1)) : Optional.empty();
    }

    /** Its transactions of kind REFUND. */
    static List<JsonNode> money(JsonNode refund) {
        return each(refund.at("/transactions/nodes"))
                .filter(t -> t.path("kind").asText().equals("REFUND"))
                .toList();
    }

    /** Empty while it has no transaction: then no money was asked of the gateway. */
    static Optional<Outcome> outcome(JsonNode refund) {
        List<String> statuses =
                money(refund).stream().map(t -> t.path("status").asText()).toList();
        if (statuses.isEmpty()) {
            return Optional.empty();
        }
        boolean failed = statuses.stream().allMatch(s -> s.equals("FAILURE") || s.equals("ERROR"));
        return Optional.of(failed ? Outcome.FAILURE : statuses.contains("SUCCESS") ? Outcome.SUCCESS : Outcome.PENDING);
    }

    /** The refund of this command among these. */
    static Optional<JsonNode> find(JsonNode refunds, String command) {
        return each(refunds)
                .filter(r -> command(r).filter(command::equals).isPresent())
                .findFirst();
    }

    /** A refund of ours as an answer; without a transaction nobody can tell yet. */
    static RefundAnswer answer(JsonNode refund) {
        String id = refund.path("id").asText();
        return outcome(refund)
                .<RefundAnswer>map(outcome -> new RefundAnswer.Exists(id, outcome.name(), refund))
                .orElseGet(() -> new RefundAnswer.Unknown(id + " is there, but without a transaction", true));
    }

    /**
     * Input of the mapping {@code shopify/refund} for one refund of ours.
     *
     * @param order gid of its order
     * @param payment the payment it was taken from, as the hub names it: {@code shopify_payments/gid://...}
     */
    public static Map<String, Object> input(String order, JsonNode refund, String payment) {
        ObjectNode ours = refund.deepCopy();
        int slash = payment.indexOf('/');
        ShopifyPayments.nameOurs(ours, payment.substring(0, slash), payment.substring(slash + 1));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", order);
        shown.put("refunds", List.of(Json.plain(ours)));
        return Map.of("answer", Map.of("order", shown), "ownGateways", List.of());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
