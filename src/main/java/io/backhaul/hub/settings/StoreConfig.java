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
 * @param token access token of the API
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
        Secret token,
        List<Secret> webhookSecrets,
        List<String> evidenceHosts,
        Shelf shelf) {}
