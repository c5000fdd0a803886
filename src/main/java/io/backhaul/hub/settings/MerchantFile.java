package io.backhaul.hub.settings;

import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.RefundLimits;
import io.backhaul.hub.settings.StoreConfig.Login;
import io.backhaul.partner.shopify.ShopifyCall;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one file of {@code config/merchants}. */
final class MerchantFile {

    private static final List<String> PLATFORMS = List.of("shopify");
    private static final List<String> GRANTS = List.of("client_credentials", "token_exchange");
    private static final List<String> GATEWAYS = List.of("stripe", "paypal", GatewayConfig.STORE, "manual");
    private static final List<String> STORE_GATEWAYS = List.of("shopify_payments");
    private static final List<String> REFUND_WITH = List.of("refundCreate", "returnProcess");

    /** What one connector alone may be told, by connector. */
    private static final Map<String, List<String>> OPTIONS = Map.of("stripe", List.of("connectedAccount"));

    /** What one connector alone must be told. */
    private static final Map<String, List<String>> NEEDED = Map.of("paypal", List.of("clientId", "webhookId"));

    /** Connectors whose webhooks are signed with a secret we share. */
    private static final List<String> SHARING = List.of("stripe");

    private MerchantFile() {}

    static MerchantConfig read(Section root, String hash) {
        String code = root.text("merchant");
        List<StoreConfig> stores =
                root.sections("stores").stream().map(s -> store(code, s)).toList();
        MerchantConfig merchant = new MerchantConfig(
                code,
                root.text("name"),
                stores,
                root.sections("gateways").stream()
                        .map(s -> gateway(code, stores, s))
                        .toList(),
                optional(root, "tracking").stream().map(s -> tracking(code, s)).toList(),
                optional(root, "partners").stream().map(s -> partner(code, s)).toList(),
                policy(root),
                root.has("refunds") ? limits(root.section("refunds")) : RefundLimits.NONE,
                hash);
        root.end();
        return merchant;
    }

    /** Only the policy: for older versions of a file, whose other parts no longer matter. */
    static Policy policy(Section root) {
        return PolicyReader.read(Dates.zone(root, "timezone"), root.section("policy"));
    }

    private static RefundLimits limits(Section refunds) {
        RefundLimits read =
                new RefundLimits(Amounts.money(refunds, "secondApprovalAbove"), Amounts.money(refunds, "dailyCap"));
        refunds.end();
        return read;
    }

    private static StoreConfig store(String merchant, Section store) {
        StoreConfig read = new StoreConfig(
                merchant,
                store.text("code"),
                store.choice("platform", PLATFORMS),
                store.text("domain"),
                store.text("url"),
                apiVersion(store),
                login(store),
                store.secrets("webhookSecrets"),
                store.has("evidenceHosts") ? store.texts("evidenceHosts") : List.of(),
                ShelfReader.read(store));
        store.end();
        return read;
    }

    private static String apiVersion(Section store) {
        String version = store.text("apiVersion", ShopifyCall.VERSION);
        if (!version.matches("20\\d\\d-(01|04|07|10)")) {
            store.wrong("apiVersion", "must be a version of the Admin API such as " + ShopifyCall.VERSION);
        }
        return version;
    }

    /** A token, or the credentials that tokens are fetched with. */
    private static Login login(Section store) {
        if (!store.has("clientId")) {
            return new Login.Token(store.secret("token"));
        }
        if (store.has("token")) {
            store.wrong(
                    "token", "and clientId exclude each other: the one is a custom app's, the other fetches tokens");
        }
        String clientId = store.text("clientId");
        Secret clientSecret = store.secret("clientSecret");
        String grant = store.has("grant") ? store.choice("grant", GRANTS) : GRANTS.get(0);
        return grant.equals(GRANTS.get(0))
                ? new Login.ClientCredentials(clientId, clientSecret)
                : new Login.Exchanged(clientId, clientSecret);
    }

    private static GatewayConfig gateway(String merchant, List<StoreConfig> stores, Section gateway) {
        String type = gateway.choice("type", GATEWAYS);
        if (type.equals(GatewayConfig.STORE)) {
            return ofStore(merchant, stores, gateway);
        }
        boolean manual = type.equals("manual");
        GatewayConfig read = new GatewayConfig(
                merchant,
                gateway.text("code"),
                gateway.text("account"),
                type,
                manual ? null : gateway.text("url"),
                manual ? null : gateway.secret("key"),
                SHARING.contains(type) ? gateway.secrets("webhookSecrets") : List.of(),
                options(gateway, type));
        gateway.end();
        return read;
    }

    /** A gateway behind a store: what calls it needs stands with the store. */
    private static GatewayConfig ofStore(String merchant, List<StoreConfig> stores, Section gateway) {
        List<String> codes = stores.stream().map(StoreConfig::code).toList();
        String way = gateway.has(GatewayConfig.REFUND_WITH)
                ? gateway.choice(GatewayConfig.REFUND_WITH, REFUND_WITH)
                : REFUND_WITH.get(0);
        GatewayConfig read = new GatewayConfig(
                merchant,
                gateway.choice("code", STORE_GATEWAYS),
                codes.isEmpty() ? gateway.text("account") : gateway.choice("account", codes),
                GatewayConfig.STORE,
                null,
                null,
                List.of(),
                Map.of(GatewayConfig.REFUND_WITH, way));
        gateway.end();
        return read;
    }

    private static Map<String, String> options(Section gateway, String type) {
        Stream<String> optional = OPTIONS.getOrDefault(type, List.of()).stream().filter(gateway::has);
        return Stream.concat(optional, NEEDED.getOrDefault(type, List.of()).stream())
                .collect(Collectors.toMap(Function.identity(), gateway::text));
    }

    private static TrackingConfig tracking(String merchant, Section tracking) {
        TrackingConfig read = new TrackingConfig(merchant, tracking.text("provider"), tracking.secrets("secrets"));
        tracking.end();
        return read;
    }

    private static PartnerConfig partner(String merchant, Section partner) {
        PartnerConfig read = new PartnerConfig(merchant, partner.text("code"), partner.secrets("secrets"));
        partner.end();
        return read;
    }

    private static List<Section> optional(Section root, String key) {
        return root.has(key) ? root.sections(key) : List.of();
    }
}
