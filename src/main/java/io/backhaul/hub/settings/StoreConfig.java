package io.backhaul.hub.settings;

import java.util.List;

/**
 * A merchant's shop.
 *
 * @param merchant whose it is
 * @param code its name in URLs, references and messages
 * @param platform {@code shopify}
 * @param domain the shop's own domain, as its webhooks name it
 * @param url where its API is
 * @param apiVersion version of the Admin API that is called, for example {@code 2026-07}
 * @param login how the hub proves to the API who it is
 * @param webhookSecrets secrets a webhook may be signed with; two while one is being replaced
 * @param evidenceHosts hosts that customers' photos may be fetched from
 * @param shelf where its goods lie, and what it calls them
 */
public record StoreConfig(
        String merchant,
        String code,
        String platform,
        String domain,
        String url,
        String apiVersion,
        Login login,
        List<Secret> webhookSecrets,
        List<String> evidenceHosts,
        Shelf shelf) {

    /** How the hub proves to a store who it is (Shopify facts 3). */
    public sealed interface Login {

        /** The access token of a custom app: it does not expire, and a new one comes only by a changed setting. */
        record Token(Secret value) implements Login {}

        /** An app of the merchant's own organisation: tokens are fetched with its credentials. */
        record ClientCredentials(String clientId, Secret clientSecret) implements Login {}

        /** An embedded app: its first token comes by token exchange, the next ones by refresh tokens kept in the database. */
        record Exchanged(String clientId, Secret clientSecret) implements Login {}
    }
}
