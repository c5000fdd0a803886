package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** All orders of both stores, found by the id of anything inside them. */
final class Orders {

    private static final String COLLECTION = "shopify-orders";

    private final Shelf shelf;
    private final Clock clock;
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final ThreadLocal<Boolean> still = ThreadLocal.withInitial(() -> false);

    Orders(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
        shelf.all(COLLECTION, ShopOrder.class).forEach(this::remember);
    }

    /** Does something to a return that does not move its order's time of change. */
    <T> T still(boolean really, Supplier<T> work) {
        boolean before = still.get();
        still.set(really);
        try {
            return work.get();
        } finally {
            still.set(before);
        }
    }

    /** Keeps the changed order. */
    void put(ShopOrder order) {
        if (!still.get()) {
            order.updatedAt = clock.instant();
        }
        shelf.put(COLLECTION, order.id, order);
        shelf.afterwards(() -> remember(order));
    }

    private void remember(ShopOrder order) {
        names.put(order.store + " " + order.name, order.id);
        claim(Json.tree(order), order.id);
    }

    private void claim(JsonNode part, String owner) {
        JsonNode id = part.get("id");
        if (id != null) {
            owners.put(id.asText(), owner);
        }
        if (part.has("fulfillmentLineId")) {
            owners.put(part.get("fulfillmentLineId").asText(), owner);
        }
        part.forEach(child -> claim(child, owner));
    }

    Optional<ShopOrder> named(Store store, String name) {
        return Optional.ofNullable(names.get(store.code() + " " + name)).flatMap(this::byId);
    }

    /** The store's order that contains the thing with that id. */
    Optional<ShopOrder> having(Store store, String id) {
        return Optional.ofNullable(owners.get(id)).flatMap(this::byId).filter(o -> o.store.equals(store.code()));
    }

    /** The order and whichever part of it has the id. */
    <T> Optional<Found<T>> find(Store store, String id, Function<ShopOrder, Optional<T>> part) {
        return having(store, id).flatMap(order -> part.apply(order).map(found -> new Found<>(order, found)));
    }

    record Found<T>(ShopOrder order, T part) {}

    Optional<Found<ShopReturn>> findReturn(Store store, String id) {
        return find(
                store,
                id,
                order -> order.returns.stream().filter(r -> r.id.equals(id)).findFirst());
    }

    /** The return whose way back has that id, or contains the line or parcel with that id. */
    Optional<Found<ShopReturn>> findReverse(Store store, String id) {
        return find(
                store,
                id,
                order -> order.returns.stream()
                        .filter(r -> r.reverse != null)
                        .filter(r -> r.reverse.id.equals(id)
                                || r.reverse.lines.stream().anyMatch(line -> line.id.equals(id))
                                || r.reverse.deliveries.stream().anyMatch(d -> d.id.equals(id)))
                        .findFirst());
    }

    List<ShopOrder> of(Store store) {
        return shelf.all(COLLECTION, ShopOrder.class).stream()
                .filter(order -> order.store.equals(store.code()))
                .toList();
    }

    private Optional<ShopOrder> byId(String id) {
        return shelf.find(COLLECTION, id, ShopOrder.class);
    }
}
