package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.in.Door.Names;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.Secret;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import io.backhaul.partner.aliexpress.AliExpressPush;
import io.backhaul.partner.paypal.PayPalCertificates;
import io.backhaul.partner.paypal.PayPalSignature;
import io.backhaul.partner.returnapi.ReturnApiSignature;
import io.backhaul.partner.shopify.ShopifySignature;
import io.backhaul.partner.shopify.ShopifyWebhook;
import io.backhaul.partner.stripe.StripeSignature;
import io.backhaul.partner.tracking.EasyPostSignature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The webhook addresses that exist: {@code /hooks/<family>/<code>}. What is not configured is not there (404). */
public final class Doors {

    private static final List<String> SHOPIFY_HEADERS =
            List.of("topic", "webhook-id", "event-id", "shop-domain", "triggered-at", "api-version");

    private final Merchants merchants;
    private final PayPalCertificates certificates;

    public Doors(Merchants merchants, PayPalCertificates certificates) {
        this.merchants = merchants;
        this.certificates = certificates;
    }

    /** @param account the merchant, where several use one tracking provider; null otherwise */
    Optional<Door> find(String family, String code, String account) {
        return switch (family) {
            case "shopify" ->
                merchants
                        .store(code)
                        .map(s -> new Door(
                                s.merchant(),
                                "shopify:" + code,
                                shopOf(s.domain()),
                                reveal(s.webhookSecrets()),
                                Doors::shopify));
            case "stripe" ->
                merchants
                        .gateway("stripe", code)
                        .map(g -> new Door(
                                g.merchant(),
                                "stripe:" + code,
                                new StripeSignature(),
                                reveal(g.webhookSecrets()),
                                Doors::event));
            case "paypal" -> paypal(code);
            case "tracking" ->
                (account == null ? merchants.tracking(code) : merchants.tracking(code, account))
                        .map(t -> new Door(
                                t.merchant(),
                                "tracking:" + code,
                                new EasyPostSignature(),
                                reveal(t.secrets()),
                                Doors::event));
            case "returns" ->
                merchants
                        .partner(code)
                        .map(p -> new Door(
                                p.merchant(),
                                "api:" + code,
                                new ReturnApiSignature(),
                                reveal(p.secrets()),
                                Doors::content));
            case "aliexpress" -> aliexpress(code);
            default -> Optional.empty();
        };
    }

    /** Signed with a key of PayPal's own: no secret is shared. */
    private Optional<Door> paypal(String account) {
        return merchants
                .gateway("paypal", account)
                .flatMap(g -> g.option("webhookId")
                        .map(id -> new Door(
                                g.merchant(),
                                "paypal:" + account,
                                new PayPalSignature(id, certificates),
                                List.of(),
                                Doors::event)));
    }

    private Optional<Door> aliexpress(String code) {
        return merchants.suppliers().stream()
                .filter(s -> s.code().equals(code) && s.channel() instanceof ChannelConfig.AliExpress)
                .findFirst()
                .map(s -> aliexpress(s.merchants().get(0), code, (ChannelConfig.AliExpress) s.channel()));
    }

    private static Door aliexpress(String merchant, String code, ChannelConfig.AliExpress channel) {
        return new Door(
                merchant,
                "aliexpress:" + code,
                new AliExpressPush(channel.appKey()),
                List.of(channel.appSecret().reveal()),
                (headers, body) ->
                        new Names(AliExpressPush.key(body), AliExpressPush.key(body), "order-status", Map.of()));
    }

    private static List<String> reveal(List<Secret> secrets) {
        return secrets.stream().map(Secret::reveal).toList();
    }

    /** A good signature with another shop's name is not this shop's webhook. */
    private static io.backhaul.partner.WebhookSignature shopOf(String domain) {
        ShopifySignature signature = new ShopifySignature();
        return (headers, body, secrets, now) -> {
            var checked = signature.check(headers, body, secrets, now);
            boolean ours =
                    ShopifyWebhook.read(headers, new byte[0]).shopDomain().equalsIgnoreCase(domain);
            return checked == io.backhaul.partner.SignatureCheck.VALID && !ours
                    ? io.backhaul.partner.SignatureCheck.WRONG
                    : checked;
        };
    }

    private static Names shopify(Map<String, String> headers, byte[] body) {
        ShopifyWebhook webhook = ShopifyWebhook.read(headers, body);
        Map<String, String> kept = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^x-", "").replaceFirst("^shopify-", "");
            if (SHOPIFY_HEADERS.contains(plain)) {
                kept.put("x-shopify-" + plain, value);
            }
        });
        return new Names(
                webhook.webhookId(), webhook.webhookId(), webhook.eventKey(), webhook.order(), webhook.topic(), kept);
    }

    /** Events that carry an id of their own; without one the content names them. */
    private static Names event(Map<String, String> headers, byte[] body) {
        Optional<JsonNode> json = Json.read(body);
        String id = json.flatMap(j -> Json.text(j, "/id")).orElseGet(() -> "sha256:" + Hmac.sha256Hex(body));
        String topic = json.flatMap(j -> Stream.of("/type", "/event_type", "/description")
                        .map(place -> Json.text(j, place))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse("unknown");
        return new Names(id, id, topic, Map.of());
    }

    private static Names content(Map<String, String> headers, byte[] body) {
        String name = "sha256:" + Hmac.sha256Hex(body);
        return new Names(name, name, "return-message", Map.of());
    }
}
