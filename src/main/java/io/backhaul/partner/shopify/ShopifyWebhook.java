package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Shopify webhook as what it is: a signal that something changed. Its body is never mapped, the object is read again
 * (Shopify facts 2.2), because order is not kept, fields are missing by topic, and the official body of returns/process is
 * empty.
 *
 * @param topic for example {@code returns/request}
 * @param webhookId the same on every retry of one delivery: the key that makes it count once
 * @param shopDomain for example {@code demo.myshopify.com}
 * @param triggeredAt when it happened at the store, or null when not said
 * @param reread what to read again
 */
public record ShopifyWebhook(String topic, String webhookId, String shopDomain, Instant triggeredAt, Reread reread) {

    private static final Set<String> ORDER_TOPICS =
            Set.of("orders/create", "orders/updated", "orders/paid", "orders/edited", "orders/cancelled");
    private static final Set<String> REFUND_TOPICS = Set.of("refunds/create", "order_transactions/create");
    private static final Pattern RETURN_GID = Pattern.compile("gid://shopify/Return/\\d+");

    /** Reads headers and body of a delivery whose signature is already known to be good. */
    public static ShopifyWebhook read(Map<String, String> headers, byte[] body) {
        String topic = ShopifySignature.header(headers, "topic").orElse("");
        return new ShopifyWebhook(
                topic,
                ShopifySignature.header(headers, "webhook-id").orElse(""),
                ShopifySignature.header(headers, "shop-domain").orElse(""),
                ShopifySignature.header(headers, "triggered-at")
                        .flatMap(ShopifyWebhook::instant)
                        .orElse(null),
                reread(topic, body));
    }

    private static Reread reread(String topic, byte[] body) {
        boolean aboutReturn = topic.startsWith("returns/") || topic.equals("reverse_deliveries/attach_deliverable");
        if (!aboutReturn && !ORDER_TOPICS.contains(topic) && !REFUND_TOPICS.contains(topic)) {
            return new Reread.Ignore("topic " + topic + " tells the hub nothing");
        }
        Optional<JsonNode> json = Json.read(body);
        if (json.isEmpty()) {
            return new Reread.Unreadable(topic + ": the body is no JSON");
        }
        return aboutReturn ? ofReturn(topic, json.get(), body) : ofOrder(topic, json.get());
    }

    private static Reread ofReturn(String topic, JsonNode json, byte[] body) {
        return returnGid(topic, json, body)
                .<Reread>map(gid -> new Reread.Query(Reread.Target.RETURN, gid))
                .or(() -> orderGid(json).map(gid -> new Reread.Query(Reread.Target.RETURNS_OF_ORDER, gid)))
                .orElseGet(() -> new Reread.Ignore(topic + " names neither a return nor an order"));
    }

    private static Reread ofOrder(String topic, JsonNode json) {
        Reread.Target target = REFUND_TOPICS.contains(topic) ? Reread.Target.REFUNDS : Reread.Target.ORDER;
        Optional<String> gid = target == Reread.Target.ORDER
                ? Json.text(json, "/admin_graphql_api_id")
                        .filter(g -> g.startsWith("gid://shopify/Order/"))
                        .or(() -> orderGid(json))
                        .or(() -> numeric(json, "/id", "Order"))
                : orderGid(json);
        return gid.<Reread>map(g -> new Reread.Query(target, g))
                .orElseGet(() -> new Reread.Unreadable(topic + ": the body names no order"));
    }

    /** Where the topic keeps it, else a gid anywhere in the body: what returns/process really sends is not documented. */
    private static Optional<String> returnGid(String topic, JsonNode json, byte[] body) {
        return Json.text(json, "/admin_graphql_api_id")
                .filter(g -> RETURN_GID.matcher(g).matches())
                .or(() -> Json.text(json, "/return/admin_graphql_api_id"))
                .or(() -> numeric(json, topic.startsWith("returns/") ? "/id" : "/return/id", "Return"))
                .or(() -> RETURN_GID
                        .matcher(new String(body, StandardCharsets.UTF_8).replace("\\/", "/"))
                        .results()
                        .map(MatchResult::group)
                        .findFirst());
    }

    private static Optional<String> orderGid(JsonNode json) {
        return Json.text(json, "/order/admin_graphql_api_id")
                .or(() -> numeric(json, "/order/id", "Order"))
                .or(() -> numeric(json, "/order_id", "Order"))
                .or(() -> numeric(json, "/order_edit/order_id", "Order"));
    }

    private static Optional<String> numeric(JsonNode json, String pointer, String type) {
        return Json.text(json, pointer).filter(t -> t.matches("\\d+")).map(id -> "gid://shopify/" + type + "/" + id);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
