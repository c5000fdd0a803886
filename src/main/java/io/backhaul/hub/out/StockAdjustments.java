package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.Uuid5;
import io.backhaul.hub.settings.Shelf;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.StockLevel;
import io.backhaul.partner.shopify.StockMove;
import io.backhaul.partner.shopify.StockPlan;
import io.backhaul.store.CommandRows;
import io.backhaul.store.CommandRows.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Raises stock at one store, once (row S54). The level is read first and stored with the command before the call; the store
 * moves it only from that level, and after an uncertain answer the level read again tells whether it moved (Shopify facts 1.4).
 */
public final class StockAdjustments {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final ShopifyApi stores;
    private final BiConsumer<Row, byte[]> keep;
    private final Clock realTime;

    public StockAdjustments(ShopifyStores stores, CommandRows commands, Clock realTime) {
        this(stores, commands::keepRequest, realTime);
    }

    /** @param keep stores what is sent with the command, before it is sent; null forgets it */
    StockAdjustments(ShopifyApi stores, BiConsumer<Row, byte[]> keep, Clock realTime) {
        this.stores = stores;
        this.keep = keep;
        this.realTime = realTime;
    }

    /** @param from the store whose return names the goods, in its own SKU */
    Result adjust(Row row, String from, boolean again) {
        String store = ShopifyCommands.store(row);
        if (again && row.isOnlyToBeLookedForFirst()) {
            return new Result.NeedsPerson(byHand(
                    row, store, "a backup was restored, and whether stock was raised in the lost time is not known"));
        }
        Shelf shelf = stores.shelf(store);
        String named = row.command().lines().get(0).sku();
        String sku = from.equals(store) ? named : shelf.here(stores.shelf(from).everywhere(named));
        ShopifyAnswer read = stores.query(store, ShopifyCall.inventoryItemBySku(sku));
        if (!(read instanceof ShopifyAnswer.Done done)) {
            return ShopifyCommands.unread(row, read);
        }
        List<StockLevel> levels = StockLevel.of(done.data(), sku);
        Optional<StockPlan> before = again ? stored(row) : Optional.empty();
        if (before.isPresent()) {
            return resume(row, store, before.get(), levels);
        }
        if (levels.isEmpty()) {
            return StockLevel.cutOff(done.data())
                    ? Result.Refused.of(byHand(row, store, sku + " is not among the first goods found there"))
                    : Result.Done.of("store " + store + " does not stock " + sku + ": nothing to raise there", null);
        }
        return place(levels, shelf)
                .map(level -> send(row, store, planned(row, level)))
                .orElseGet(() -> Result.Refused.of(byHand(row, store, where(sku, levels, shelf))));
    }

    /** The configured location, else the only one. */
    private static Optional<StockLevel> place(List<StockLevel> levels, Shelf shelf) {
        List<StockLevel> fitting = levels.stream()
                .filter(level -> shelf.location() == null || level.location().equals(shelf.location()))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static String where(String sku, List<StockLevel> levels, Shelf shelf) {
        String places = levels.stream()
                .map(level -> level.place() + " (" + level.location() + ")")
                .collect(Collectors.joining(", "));
        return shelf.location() == null
                ? sku + " is stocked at " + levels.size() + " places, " + places + ", and no location is configured"
                : sku + " is stocked at " + places + ", and not once at the configured " + shelf.location();
    }

    private static String byHand(Row row, String store, String why) {
        return why + ": raise it by hand by " + row.command().lines().get(0).quantity() + " at store " + store;
    }

    private StockPlan planned(Row row, StockLevel level) {
        StockMove move = new StockMove(
                level.inventoryItem(),
                level.location(),
                row.command().lines().get(0).quantity(),
                level.available(),
                "restock",
                document(row));
        String key = row.idempotencyKey() + "/" + move.changeFrom() + "/" + row.attempts();
        return new StockPlan(move, Uuid5.of(key).toString());
    }

    private Result resume(Row row, String store, StockPlan plan, List<StockLevel> levels) {
        StockMove move = plan.move();
        Optional<StockLevel> level = levels.stream()
                .filter(l -> l.inventoryItem().equals(move.inventoryItem()))
                .filter(l -> l.location().equals(move.location()))
                .findFirst();
        Duration age = row.firstSentAt() == null
                ? StockPlan.KEY_LIFE
                : Duration.between(row.firstSentAt(), realTime.instant());
        StockPlan.Step step = level.map(l -> plan.next(l.available(), age))
                .orElseGet(() -> new StockPlan.Person("it is no longer stocked where it was"));
        if (step instanceof StockPlan.Raised raised) {
            return Result.Done.of("stock at " + store + " is " + raised.available(), move.inventoryItem());
        } else if (step instanceof StockPlan.Send) {
            return send(row, store, plan);
        }
        return new Result.NeedsPerson("stock of " + row.command().lines().get(0).sku() + " at " + store + ": "
                + ((StockPlan.Person) step).why());
    }

    private Result send(Row row, String store, StockPlan plan) {
        keep.accept(row, Json.write(plan));
        StockMove move = plan.move();
        ShopifyAnswer answer =
                stores.mutate(store, ShopifyCall.adjust(move, plan.key()).body());
        boolean first = !row.mayHaveHappened();
        if (StockPlan.isVoid(answer, first)) {
            keep.accept(row, null); // certainly not moved: start from a fresh level
            return new Result.NotSent("the level at " + store + " moved meanwhile", SOON);
        }
        if (answer instanceof ShopifyAnswer.Throttled wait && wait.unsent()) {
            return new Result.NotSent("the points of store " + store + " are used up", wait.after());
        }
        if (StockPlan.isDoubtful(answer, first)) {
            return answer instanceof ShopifyAnswer.Throttled wait
                    ? new Result.Later("the store throttles", wait.after())
                    : new Result.Unknown("it is not known whether stock at " + store + " was raised");
        }
        return ShopifyCommands.result(
                answer, "stock at " + store + " +" + move.delta(), move.inventoryItem(), row.attempts());
    }

    private static Optional<StockPlan> stored(Row row) {
        if (row.request() == null) {
            return Optional.empty();
        }
        JsonNode kept = Json.read(row.request()).orElseThrow();
        JsonNode m = kept.has("move") ? kept.path("move") : kept;
        StockMove move = new StockMove(
                m.path("inventoryItem").asText(),
                m.path("location").asText(),
                m.path("delta").asInt(),
                m.path("changeFrom").asInt(),
                m.path("reason").asText(),
                m.path("referenceDocument").asText());
        String key = kept.path("key")
                .asText(Uuid5.of(row.idempotencyKey() + "/" + move.changeFrom()).toString());
        return Optional.of(new StockPlan(move, key));
    }

    /** What the merchant sees in the item's history. */
    private static String document(Row row) {
        return "gid://backhaul/Return/" + row.caseId();
    }
}
