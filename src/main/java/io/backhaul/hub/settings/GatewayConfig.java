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
 * @param url where its API is, or null for manual
 * @param key API key, for PayPal the secret beside the client id; null for manual
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

    public GatewayConfig {
        options = Map.copyOf(options);
    }

    /** A setting that only this connector has. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public boolean isManual() {
        return type.equals(Command.MANUAL);
    }

    /** Where refund commands go: {@code stripe:demo}, or {@code manual}. */
    public String destination() {
        return isManual() ? Command.MANUAL : code + ":" + account;
    }
}
