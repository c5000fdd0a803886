package io.backhaul.hub.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifySubscription;
import io.backhaul.partner.shopify.ShopifyTopic;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The webhook subscriptions of a store. What is there is listed first, so that doing it again changes nothing; subscriptions to
 * other addresses belong to somebody else and stay as they are.
 */
public final class Subscriptions {

    private final ShopifyStores stores;

    public Subscriptions(ShopifyStores stores) {
        this.stores = stores;
    }

    /**
     * What was found and done.
     *
     * @param missed topics that had no subscription
     * @param failed those that could not be subscribed, with the store's reason
     */
    public record Found(List<String> missed, Map<String, String> failed) {

        /** Topics that have none even now. */
        public List<String> missing() {
            return List.copyOf(failed.keySet());
        }
    }

    /** The store could not be asked. */
    public static final class NotAsked extends Exception {
        private static final long serialVersionUID = 1L;

        NotAsked(ShopifyAnswer answer) {
            super(words(answer));
        }
    }

    /** Subscribes every wanted topic that has no subscription at this address; one at a time, or two would both subscribe. */
    public synchronized Found complete(StoreConfig store, List<ShopifyTopic> wanted, String address, Use use)
            throws NotAsked {
        Set<String> there = there(store, address, use);
        List<ShopifyTopic> missed = wanted.stream()
                .filter(topic -> !there.contains(topic.inSchema()))
                .toList();
        Map<ShopifyTopic, String> failed = new LinkedHashMap<>();
        for (ShopifyTopic topic : missed) {
            ShopifyAnswer answer = stores.mutate(
                    store.code(), ShopifyCall.subscribe(topic, address).body(), use);
            if (!(answer instanceof ShopifyAnswer.Done)) {
                failed.put(topic, words(answer));
            }
        }
        if (!failed.isEmpty()) {
            Set<String> now = there(store, address, use); // another node may have been faster
            failed.keySet().removeIf(topic -> now.contains(topic.inSchema()));
        }
        Map<String, String> refused = new LinkedHashMap<>();
        failed.forEach((topic, why) -> refused.put(topic.wire(), why));
        return new Found(missed.stream().map(ShopifyTopic::wire).toList(), refused);
    }

    private Set<String> there(StoreConfig store, String address, Use use) throws NotAsked {
        Set<String> topics = new HashSet<>();
        Optional<String> page = Optional.empty();
        do {
            ShopifyAnswer answer = stores.query(store.code(), ShopifyCall.webhookSubscriptions(page.orElse(null)), use);
            if (!(answer instanceof ShopifyAnswer.Done done)) {
                throw new NotAsked(answer);
            }
            JsonNode data = done.data();
            ShopifySubscription.in(data).stream()
                    .filter(subscription -> subscription.uri().equals(address))
                    .forEach(subscription -> topics.add(subscription.topic()));
            page = ShopifySubscription.nextPage(data);
        } while (page.isPresent());
        return topics;
    }

    /** An answer that is no data, for people. */
    static String words(ShopifyAnswer answer) {
        if (answer instanceof ShopifyAnswer.Unauthorized shut) {
            return shut.reason();
        } else if (answer instanceof ShopifyAnswer.Refused refused) {
            return refused.message();
        } else if (answer instanceof ShopifyAnswer.Throttled throttled) {
            return "it throttles for " + throttled.after().toMillis() / 1000.0 + " s";
        }
        return answer instanceof ShopifyAnswer.Unknown unknown ? unknown.reason() : "done";
    }
}
