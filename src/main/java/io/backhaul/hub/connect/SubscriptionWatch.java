package io.backhaul.hub.connect;

import io.backhaul.hub.connect.Subscriptions.Found;
import io.backhaul.hub.connect.Subscriptions.NotAsked;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyInstallation;
import io.backhaul.partner.shopify.ShopifyScope;
import io.backhaul.partner.shopify.ShopifyTopic;
import io.backhaul.store.Leases;
import io.backhaul.store.StoreConnections;
import io.backhaul.store.StoreConnections.Connection;
import io.backhaul.store.StoreConnections.State;
import io.backhaul.store.StoreTasks;
import io.backhaul.store.StoreTasks.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the webhook subscriptions, on one node at a time: a store deletes those whose deliveries failed for hours, and says so
 * to nobody (Shopify facts 2.2). What is missing is subscribed again, and a person hears of it once, until a later look finds
 * all of them; what happened meanwhile comes by polling.
 */
public final class SubscriptionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionWatch.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Subscriptions subscriptions;
    private final ShopifyStores stores;
    private final PublicAddress address;
    private final Merchants merchants;
    private final StoreConnections connections;
    private final StoreTasks tasks;
    private final Leases leases;
    private final Clock clock;

    public SubscriptionWatch(
            Subscriptions subscriptions,
            ShopifyStores stores,
            PublicAddress address,
            Merchants merchants,
            StoreConnections connections,
            StoreTasks tasks,
            Leases leases,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.stores = stores;
        this.address = address;
        this.merchants = merchants;
        this.connections = connections;
        this.tasks = tasks;
        this.leases = leases;
        this.clock = clock;
    }

    /** Looks at every store that may be called. */
    public void look() {
        merchants.merchants().stream().flatMap(m -> m.stores().stream()).forEach(store -> {
            boolean open = connections.find(store.merchant(), store.code()).state() != State.UNINSTALLED;
            if (open && leases.hold("store-subscriptions", LEASE)) {
                scopes(store, Use.POLLING);
                address.hook(store).ifPresent(hook -> look(store, hook));
            }
        });
    }

    private void look(StoreConfig store, String hook) {
        try {
            note(store, subscriptions.complete(store, wanted(store), hook, Use.POLLING));
        } catch (NotAsked e) {
            LOG.debug("the subscriptions of store {} cannot be listed now: {}", store.code(), e.getMessage());
        }
    }

    /** The topics that a store's app can be told of, by the scopes it had at the last look. */
    List<ShopifyTopic> wanted(StoreConfig store) {
        List<String> scopes = connections.find(store.merchant(), store.code()).scopes();
        return ShopifyTopic.wanted(scopes == null ? List.of() : scopes);
    }

    /** What the app may do there; remembered when the store says it. */
    ShopifyAnswer scopes(StoreConfig store, Use use) {
        ShopifyAnswer answer = stores.query(store.code(), ShopifyCall.connectionTest(), use);
        if (answer instanceof ShopifyAnswer.Done done) {
            List<String> granted = ShopifyInstallation.of(done.data()).scopes();
            connections.scopes(store.merchant(), store.code(), granted);
            noteScopes(store, granted);
        }
        return answer;
    }

    /** What only some returns miss is told when it is missed; everything else stops returns. */
    private void noteScopes(StoreConfig store, List<String> granted) {
        String missing = ShopifyScope.missing(granted).stream()
                .filter(ShopifyScope::needed)
                .map(scope -> scope.handle() + " (" + scope.purpose() + ")")
                .collect(Collectors.joining(", "));
        if (missing.isEmpty()) {
            tasks.heal(store.merchant(), store.code(), Trouble.SCOPES, "every scope is there", clock.instant());
        } else {
            String reason = "The app of store " + store.code() + " lacks scopes: " + missing
                    + ". Add them in the app's settings and approve them in the store; what needs them waits until then.";
            tasks.open(store.merchant(), store.code(), Trouble.SCOPES, reason, clock.instant());
        }
    }

    /** Remembers a look, and opens or closes the task that belongs to it. The first time nothing was lost. */
    void note(StoreConfig store, Found found) {
        Instant now = clock.instant();
        Connection before = connections.find(store.merchant(), store.code());
        connections.subscriptions(store.merchant(), store.code(), found.missing(), now);
        if (found.missed().isEmpty()) {
            tasks.heal(store.merchant(), store.code(), Trouble.SUBSCRIPTIONS, "every topic has its subscription", now);
        } else if (before.subscribedAt() != null || !found.failed().isEmpty()) {
            tasks.open(store.merchant(), store.code(), Trouble.SUBSCRIPTIONS, words(store, before, found), now);
        }
    }

    private static String words(StoreConfig store, Connection before, Found found) {
        List<String> words = new ArrayList<>();
        if (before.subscribedAt() != null) {
            words.add("Store " + store.code() + " had no webhook subscription for " + String.join(", ", found.missed())
                    + " any more; all were there when the hub looked at " + before.lookedAt()
                    + ". A store deletes them after hours of failed deliveries: was the hub, or the way to it, down?");
        }
        if (found.missed().size() > found.failed().size()) {
            words.add("The hub has subscribed what it could again; what happened meanwhile comes by polling.");
        }
        found.failed()
                .forEach((topic, why) -> words.add("Store " + store.code() + " refuses " + topic + ": " + why + "."));
        return String.join(" ", words);
    }
}
