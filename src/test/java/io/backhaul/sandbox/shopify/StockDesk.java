package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** inventoryAdjustQuantities with its compare-and-swap. */
final class StockDesk {

    private static final String OPERATION = "inventoryAdjustQuantities";
    private static final Set<String> REASONS = Set.of(
            "correction",
            "cycle_count_available",
            "damaged",
            "movement_canceled",
            "movement_created",
            "movement_received",
            "movement_updated",
            "other",
            "promotion",
            "quality_control",
            "received",
            "reservation_created",
            "reservation_deleted",
            "reservation_updated",
            "restock",
            "safety_stock",
            "shrinkage");

    record Change(String sku, int delta, int after) {}

    record Group(String id, Instant at, String reason, String reference, List<Change> changes) {}

    private final StoreViews views;
    private final Clock clock;
    private final Repetitions repetitions;

    StockDesk(StoreViews views, Clock clock, Repetitions repetitions) {
        this.views = views;
        this.clock = clock;
        this.repetitions = repetitions;
    }

    View adjust(Map<String, Object> arguments, String key) {
        Map<String, Object> input = Arguments.object(arguments, "input");
        List<Map<String, Object>> changes = Arguments.objects(input, "changes");
        changes.forEach(StockDesk::mustCompare);
        checkHead(input);
        List<Stock.Item> items = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            items.add(checked(changes.get(i), i));
        }
        Optional<String> earlier = repetitions.earlier(views.store, OPERATION, key, input);
        if (earlier.isPresent()) {
            return payload(Json.read(earlier.get().getBytes(StandardCharsets.UTF_8), Group.class));
        }
        List<Change> made = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            int delta = Arguments.number(changes.get(i), "delta");
            String sku = items.get(i).sku();
            made.add(new Change(
                    sku, delta, views.allStock.add(views.store, sku, delta).available()));
        }
        Group group = new Group(
                Ids.gid("InventoryAdjustmentGroup"),
                clock.instant(),
                (String) input.get("reason"),
                (String) input.get("referenceDocumentUri"),
                made);
        repetitions.done(views.store, OPERATION, key, input, Json.text(group));
        return payload(group);
    }

    private static void mustCompare(Map<String, Object> change) {
        if (!change.containsKey("changeFromQuantity")) {
            throw new Refused(
                    "INVALID_FIELD_ARGUMENTS",
                    "InventoryChangeInput must include the following argument: changeFromQuantity.");
        }
    }

    private static void checkHead(Map<String, Object> input) {
        if (!"available".equals(input.get("name"))) {
            throw new Rejected(
                    "INVALID_QUANTITY_NAME",
                    List.of("input", "name"),
                    "The sandbox keeps only the quantity available.");
        }
        if (!REASONS.contains(String.valueOf(input.get("reason")))) {
            throw new Rejected("INVALID_REASON", List.of("input", "reason"), "The specified reason is invalid.");
        }
        String uri = (String) input.get("referenceDocumentUri");
        if (uri != null && !uri.matches("[a-zA-Z][a-zA-Z0-9+.-]*:\\S+")) {
            throw new Rejected(
                    "INVALID_REFERENCE_DOCUMENT",
                    List.of("input", "referenceDocumentUri"),
                    "The specified reference document is invalid.");
        }
    }

    private Stock.Item checked(Map<String, Object> change, int index) {
        String itemId = Refused.gid("InventoryItem", change.get("inventoryItemId"));
        Stock.Item item = views.allStock
                .byItemId(views.store, itemId)
                .orElseThrow(() -> rejected(
                        "INVALID_INVENTORY_ITEM", index, "inventoryItemId", "The inventory item could not be found."));
        if (!views.store.location().equals(change.get("locationId"))) {
            throw rejected("INVALID_LOCATION", index, "locationId", "The location could not be found.");
        }
        if (change.get("ledgerDocumentUri") != null) {
            throw rejected(
                    "INVALID_AVAILABLE_DOCUMENT",
                    index,
                    "ledgerDocumentUri",
                    "A ledger document URI is not allowed when adjusting available.");
        }
        Object from = change.get("changeFromQuantity");
        if (from != null && !from.equals(item.available())) {
            throw rejected(
                    "CHANGE_FROM_QUANTITY_STALE",
                    index,
                    "changeFromQuantity",
                    "The changeFromQuantity argument no longer matches the persisted quantity.");
        }
        return item;
    }

    private static Rejected rejected(String code, int index, String field, String message) {
        return new Rejected(code, List.of("input", "changes", String.valueOf(index), field), message);
    }

    private View payload(Group group) {
        View view = new View("InventoryAdjustmentGroup")
                .with("id", group.id())
                .with("createdAt", group.at())
                .with("reason", group.reason())
                .with("referenceDocumentUri", group.reference())
                .with("changes", group.changes().stream().map(this::change).toList());
        return Arguments.payload("inventoryAdjustmentGroup", view);
    }

    private View change(Change change) {
        return new View("InventoryChange")
                .with("delta", change.delta())
                .with("name", "available")
                .with("quantityAfterChange", change.after())
                .lazy(
                        "item",
                        () -> views.allStock
                                .item(views.store, change.sku())
                                .map(views.stock::item)
                                .orElse(null))
                .lazy("location", views.stock::location);
    }
}
