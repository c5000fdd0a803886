package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Webhook subscriptions as a list; the sandbox delivers a topic until its subscription is deleted for failures. */
final class Subscriptions {

    private static final String COLLECTION = "shopify-subscriptions";

    record Subscription(String id, String store, String topic, String uri, String name, Instant at) {}

    private final Store store;
    private final Shelf shelf;
    private final Clock clock;
    private final PostOffice post;

    Subscriptions(Store store, Shelf shelf, Clock clock, PostOffice post) {
        this.store = store;
        this.shelf = shelf;
        this.clock = clock;
        this.post = post;
    }

    View create(Map<String, Object> arguments) {
        Map<String, Object> input = Arguments.object(arguments, "webhookSubscription");
        String uri = (String) input.get("uri");
        if (uri == null) {
            throw new Rejected(null, List.of("webhookSubscription", "uri"), "Address can't be blank");
        }
        Subscription made = new Subscription(
                Ids.gid("WebhookSubscription"),
                store.code(),
                (String) arguments.get("topic"),
                uri,
                (String) input.get("name"),
                clock.instant());
        if (!post.alive(store.code(), made.topic())) {
            clear(made.topic());
        }
        shelf.put(COLLECTION, made.id(), made);
        post.subscribed(store.code(), made.topic());
        return Arguments.payload("webhookSubscription", view(made));
    }

    /** Takes away those of that topic, or all. */
    void clear(String topic) {
        plain().stream()
                .filter(subscription -> topic == null || subscription.topic().equals(topic))
                .forEach(subscription -> shelf.remove(COLLECTION, subscription.id()));
    }

    List<Subscription> plain() {
        return shelf.all(COLLECTION, Subscription.class).stream()
                .filter(subscription -> subscription.store().equals(store.code()))
                .filter(subscription -> post.alive(subscription.store(), subscription.topic()))
                .toList();
    }

    List<View> all(List<String> topics) {
        return plain().stream()
                .filter(subscription -> topics == null || topics.contains(subscription.topic()))
                .map(Subscriptions::view)
                .toList();
    }

    private static View view(Subscription subscription) {
        return new View("WebhookSubscription")
                .with("id", subscription.id())
                .with("legacyResourceId", Bodies.number(subscription.id()))
                .with("topic", subscription.topic())
                .with("uri", subscription.uri())
                .with("name", subscription.name())
                .with("format", "JSON")
                .with("includeFields", List.of())
                .with("metafieldNamespaces", List.of())
                .with("createdAt", subscription.at())
                .with("updatedAt", subscription.at())
                .with("apiVersion", version());
    }

    private static View version() {
        return new View("ApiVersion")
                .with("displayName", "2026-07")
                .with("handle", "2026-07")
                .with("supported", true);
    }
}
