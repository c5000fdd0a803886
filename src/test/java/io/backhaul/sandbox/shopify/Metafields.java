package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Notes that apps keep on orders. */
final class Metafields {

    private static final String COLLECTION = "shopify-metafields";

    record Metafield(String id, String owner, String namespace, String key, String type, String value, Instant at) {}

    private final Shelf shelf;
    private final Clock clock;

    Metafields(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    View set(Map<String, Object> input) {
        String namespace = Objects.requireNonNullElse((String) input.get("namespace"), "app");
        String owner = (String) input.get("ownerId");
        String key = (String) input.get("key");
        String type = Objects.requireNonNullElse((String) input.get("type"), "single_line_text_field");
        String place = owner + " " + namespace + "." + key;
        String id = shelf.find(COLLECTION, place, Metafield.class)
                .map(Metafield::id)
                .orElseGet(() -> Ids.gid("Metafield"));
        Metafield metafield =
                new Metafield(id, owner, namespace, key, type, (String) input.get("value"), clock.instant());
        shelf.put(COLLECTION, place, metafield);
        return view(metafield);
    }

    View one(String owner, String namespace, String key) {
        return shelf.find(
                        COLLECTION,
                        owner + " " + Objects.requireNonNullElse(namespace, "app") + "." + key,
                        Metafield.class)
                .map(Metafields::view)
                .orElse(null);
    }

    List<View> of(String owner) {
        return shelf.all(COLLECTION, Metafield.class).stream()
                .filter(metafield -> metafield.owner().equals(owner))
                .map(Metafields::view)
                .toList();
    }

    private static View view(Metafield metafield) {
        return new View("Metafield")
                .with("id", metafield.id())
                .with("namespace", metafield.namespace())
                .with("key", metafield.key())
                .with("type", metafield.type())
                .with("value", metafield.value())
                .with("createdAt", metafield.at())
                .with("updatedAt", metafield.at());
    }
}
