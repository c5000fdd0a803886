package io.backhaul.console;

import java.time.Instant;
import java.util.List;

/** The hub's stores as people connect and watch them. */
public interface Connecting {

    /**
     * A configured store.
     *
     * @param login how the hub logs in, in words
     * @param exchanges whether its first token comes by token exchange
     * @param state {@code OPEN}, {@code REFUSED} or {@code UNINSTALLED}
     * @param reason why it is not open, or null
     * @param scopes what the app may do there; null when it was never asked
     * @param missingScopes what it should be allowed to do besides; empty when it was never asked
     * @param lookedAt when scopes and subscriptions were looked at for the last time, or null
     * @param topics how many topics the hub wants
     * @param missingTopics those without a subscription at the last look
     * @param address where its webhooks go; null when the hub's public address is not set
     * @param lastWebhook when the last one came, or null when none did for a month
     * @param lastPoll when it was polled for the last time, or null
     */
    record Store(
            String code,
            String domain,
            String apiVersion,
            String login,
            boolean exchanges,
            String state,
            String reason,
            List<String> scopes,
            List<Need> missingScopes,
            Instant lookedAt,
            int topics,
            List<String> missingTopics,
            String address,
            Instant lastWebhook,
            Instant lastPoll) {}

    /** A scope, and what the hub needs it for. */
    record Need(String scope, String purpose) {}

    /** One thing that was tried. */
    record Step(boolean done, String words) {}

    /**
     * A return at the store.
     *
     * @param says the canonical messages it would become, as JSON
     * @param problem why it would become a question, or null
     */
    record Preview(String returnId, List<String> says, String problem) {}

    /** The merchant's stores. */
    List<Store> stores(String merchant);

    /**
     * Tests the connection, notes the scopes, subscribes the topics that have no subscription yet, and lets calls through again
     * if they had stopped. May be repeated.
     *
     * @throws Unknown when there is no such store
     */
    List<Step> connect(String merchant, String store);

    /**
     * Reads the returns in work that changed last; nothing is stored.
     *
     * @throws Refused when the store cannot be read
     */
    List<Preview> lastReturns(String merchant, String store);

    /**
     * Exchanges an embedded app's session token for tokens of the hub's own.
     *
     * @throws Refused when the store grants none
     */
    void exchange(String merchant, String store, String sessionToken);

    /**
     * The lines to add to the merchant's file for a store that is not configured yet.
     *
     * @param domain its myshopify domain
     * @param login {@code token}, {@code client_credentials} or {@code token_exchange}
     * @throws Refused when that is no shop's domain
     */
    String lines(String domain, String login);
}
