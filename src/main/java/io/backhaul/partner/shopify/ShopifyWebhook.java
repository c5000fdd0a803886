package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Shopify webhook as what it is: a signal that something changed. Its body is never mapped, the object is read again
 * (Shopify facts 2.2), because order is not kept, fields are missing by topic, and the official body of returns/process is
 * empty.
 *
 * @param topic for example {@code returns/request}
 * @param webhookId the same on every retry of one delivery: the key that makes it count once
 * @param eventKey the same for all deliveries of one event about one thing under one topic, whatever subscription they came
 *     by; null when the store names no event
 * @param shopDomain for example {@code demo.myshopify.com}
 * @param triggeredAt when it happened at the store, or null when not said
 * @param order gid of the order it speaks of, or null when it names none
 * @param reread what to read again
 */
public record ShopifyWebhook(
        String topic,
        String webhookId,
        String eventKey,
        String shopDomain,
        Instant triggeredAt,
        String order,
        Reread reread) {

    private static final Pattern RETURN_GID = Pattern.compile("gid://shopify/Return/\\d+");
    private static final String ORDER_GID = "gid://shopify/Order/";

    /** Reads headers and body of a delivery whose signature is already known to be good. */
    public static ShopifyWebhook read(Map<String, String> headers, byte[] body) {
        String topic = ShopifySignature.header(headers, "topic").orElse("");
        Optional<JsonNode> json = Json.read(body);
        Reread reread = reread(topic, json, body);
        return new ShopifyWebhook(
                topic,
                ShopifySignature.header(headers, "webhook-id").orElse(""),
                ShopifySignature.header(headers, "event-id")
                        .map(event -> topic + "/" + event + "/" + subject(reread, body))
                        .orElse(null),
                ShopifySignature.header(headers, "shop-domain").orElse(""),
                happened(headers).orElse(null),
                json.flatMap(j -> order(topic, j)).orElse(null),
                reread);
    }

    /** When it happened at the store, if that is said. */
    public static Optional<Instant> happened(Map<String, String> headers) {
        return ShopifySignature.header(headers, "triggered-at").flatMap(ShopifyWebhook::instant);
    }

    /** One event of the store may be about several things of one topic: each counts. */
    private static String subject(Reread reread, byte[] body) {
        return reread instanceof Reread.Query query ? query.gid() : Hmac.sha256Hex(body);
    }

    private static Reread reread(String topic, Optional<JsonNode> json, byte[] body) {
        Optional<ShopifyTopic> known = ShopifyTopic.of(topic);
        if (known.isEmpty()) {
            return new Reread.Ignore("topic " + topic + " tells the hub nothing");
        } else if (known.get().duty().isPresent()) {
            return new Reread.Do(known.get().duty().get());
        } else if (known.get().names() == ShopifyTopic.Names.NOTHING) {
            return new Reread.Ignore(known.get().why());
        } else if (json.isEmpty()) {
            return new Reread.Unreadable(topic + ": the body is no JSON");
        }
        return switch (known.get().names()) {
            case RETURN -> ofReturn(topic, json.get(), body);
            case REVERSE_ORDER -> named(topic, Reread.Target.RETURNS_OF_REVERSE_ORDER, json.get());
            case DISPUTE -> named(topic, Reread.Target.DISPUTE, json.get());
            case REFUNDED_ORDER -> ofOrder(topic, Reread.Target.REFUNDS, json.get());
            case DELIVERED_ORDER -> ofOrder(topic, Reread.Target.DELIVERY, json.get());
            case ORDER, NOTHING -> ofOrder(topic, Reread.Target.ORDER, json.get());
        };
    }

    private static Reread ofReturn(String topic, JsonNode json, byte[] body) {
        return returnGid(topic, json, body)
                .<Reread>map(gid -> new Reread.Query(Reread.Target.RETURN, gid))
                .or(() -> orderGid(json).map(gid -> new Reread.Query(Reread.Target.RETURNS_OF_ORDER, gid)))
                .orElseGet(() -> new Reread.Ignore(topic + " names neither a return nor an order"));
    }

    private static Reread ofOrder(String topic, Reread.Target target, JsonNode json) {
        return order(topic, json)
                .<Reread>map(g -> new Reread.Query(target, g))
                .orElseGet(() -> new Reread.Unreadable(topic + ": the body names no order"));
    }

    /** The object whose own id stands at the top of the body. */
    private static Reread named(String topic, Reread.Target target, JsonNode json) {
        String type = target == Reread.Target.DISPUTE ? "ShopifyPaymentsDispute" : "ReverseFulfillmentOrder";
        return numeric(json, "/id", type)
                .or(() -> Json.text(json, "/admin_graphql_api_id")
                        .filter(g -> g.startsWith("gid://shopify/" + type + "/")))
                .<Reread>map(g -> new Reread.Query(target, g))
                .orElseGet(() -> new Reread.Unreadable(topic + ": the body names no " + type));
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

    /** The body's own id is the order's in the orders/* topics that are an order, and nowhere else. */
    private static Optional<String> order(String topic, JsonNode json) {
        Optional<String> own = topic.startsWith("orders/")
                ? Json.text(json, "/admin_graphql_api_id")
                        .filter(g -> g.startsWith(ORDER_GID))
                        .or(() -> orderGid(json))
                        .or(() -> numeric(json, "/id", "Order"))
                : Optional.empty();
        return own.or(() -> orderGid(json));
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
