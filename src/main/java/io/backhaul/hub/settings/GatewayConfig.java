package io.backhaul.hub.settings;

import io.backhaul.core.decision.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A merchant's payment gateway.
 *
 * @param merchant whose it is
 * @param code the gateway as orders name it, for example {@code stripe}
 * @param account his account there, unique per code; part of webhook URLs
 * @param type the connector, or {@code manual} when a person refunds
 * @param url where its API is, or null where it has none of its own (manual, shopify)
 * @param key API key, for PayPal the secret beside the client id; null where it has none of its own
 * @param webhookSecrets secrets a webhook may be signed with; none where the gateway signs with a key of its own
 * @param options what only one connector needs, by its name in the file; never secret
 */
public record GatewayConfig(
        String merchant,
        String code,
        String account,
        String type,
        String url,
        Secret key,
        List<Secret> webhookSecrets,
        Map<String, String> options) {

    /** Type of a gateway that the store calls for us. */
    public static final String STORE = "shopify";

    /** Option: the store's call that refunds. */
    public static final String REFUND_WITH = "refundWith";

    public GatewayConfig {
        options = Map.copyOf(options);
    }

    /** A setting that only this connector has. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Which connector refunds: the type, and the way where a type has several, for example {@code shopify/refundCreate}. */
    public String connector() {
        return option(REFUND_WITH).map(way -> type + "/" + way).orElse(type);
    }

    /** True when refunds go through the store itself: its URL and token are used, and its webhooks tell of them. */
    public boolean isStore() {
        return type.equals(STORE);
    }

    public boolean isManual() {
        return type.equals(Command.MANUAL);
    }

    /** Where refund commands go: {@code stripe:demo}, or {@code manual}. */
    public String destination() {
        return isManual() ? Command.MANUAL : code + ":" + account;
    }
}
