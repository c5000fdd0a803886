package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.Uuid5;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.StockLevel;
import io.backhaul.partner.shopify.StockMove;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows;
import io.backhaul.store.CommandRows.Row;
import java.util.List;
import java.util.Optional;

/**
 * Raises stock at one store, once. The level is read first and stored with the command before the call; the store moves it
 * only from that level, and after an uncertain answer the level read again tells whether it moved (Shopify facts 1.4).
 */
public final class StockAdjustments {

    private final ShopifyStores stores;
    private final CommandRows commands;

    public StockAdjustments(ShopifyStores stores, CommandRows commands) {
        this.stores = stores;
        this.commands = commands;
    }

    Result adjust(Row row, String store, boolean again) {
        LineQuantity units = row.command().lines().get(0);
        ShopifyAnswer read = stores.query(store, ShopifyCall.inventoryItemBySku(units.sku()));
        if (!(read instanceof ShopifyAnswer.Done done)) {
            return ShopifyCommands.sent(read, "reading stock", null);
        }
        List<StockLevel> levels = StockLevel.of(done.data(), units.sku());
        if (levels.size() != 1) {
            return Result.Refused.of(units.sku() + " is stocked at " + levels.size() + " places of store " + store
                    + ": raise it by hand by " + units.quantity());
        }
        StockLevel level = levels.get(0);
        Optional<StockMove> before = again ? stored(row) : Optional.empty();
        if (before.isPresent()) {
            return resume(row, store, before.get(), level);
        }
        return send(
                row,
                store,
                new StockMove(
                        level.inventoryItem(),
                        level.location(),
                        units.quantity(),
                        level.available(),
                        "restock",
                        document(row)));
    }

    private Result resume(Row row, String store, StockMove move, StockLevel level) {
        WantedState state = move.state(level.available());
        if (state == WantedState.REACHED) {
            return Result.Done.of("stock at " + store + " is " + level.available(), level.inventoryItem());
        }
        if (state == WantedState.NOT_YET) {
            return send(row, store, move);
        }
        return Result.Refused.of(
                "stock of " + move.inventoryItem() + " at " + store + " moved from " + move.changeFrom() + " to "
                        + level.available() + " meanwhile: check whether +" + move.delta() + " is in it");
    }

    private Result send(Row row, String store, StockMove move) {
        commands.keepRequest(row, Json.write(move));
        String key = Uuid5.of(row.idempotencyKey() + "/" + move.changeFrom()).toString();
        ShopifyAnswer answer =
                stores.mutate(store, ShopifyCall.adjust(move, key).body());
        boolean stale =
                answer instanceof ShopifyAnswer.Refused refused && refused.refusal() == ShopifyAnswer.Refusal.STALE;
        if (stale && !row.mayHaveHappened()) {
            commands.keepRequest(
                    row, null); // somebody sold one in between: certainly not moved, start from a fresh level
        }
        return ShopifyCommands.sent(answer, "stock at " + store + " +" + move.delta(), move.inventoryItem());
    }

    private static Optional<StockMove> stored(Row row) {
        if (row.request() == null) {
            return Optional.empty();
        }
        JsonNode m = Json.read(row.request()).orElseThrow();
        return Optional.of(new StockMove(
                m.path("inventoryItem").asText(),
                m.path("location").asText(),
                m.path("delta").asInt(),
                m.path("changeFrom").asInt(),
                m.path("reason").asText(),
                m.path("referenceDocument").asText()));
    }

    /** What the merchant sees in the item's history. */
    private static String document(Row row) {
        return "gid://backhaul/Return/" + row.caseId();
    }
}
