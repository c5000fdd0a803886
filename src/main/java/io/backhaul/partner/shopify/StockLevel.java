package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Available stock of one SKU at one location of a store.
 *
 * @param inventoryItem gid of the stock item; several items may carry one SKU, then a person must say which is meant
 * @param location gid of the location
 * @param place the location's name, for people
 * @param available units available
 */
public record StockLevel(String inventoryItem, String location, String place, int available) {

    /** Levels of an answer to InventoryItemBySku, of tracked items whose SKU is exactly this text. */
    public static List<StockLevel> of(JsonNode data, String sku) {
        return each(data.at("/inventoryItems/nodes"))
                .filter(item -> item.path("sku").asText().equals(sku))
                .filter(item -> item.path("tracked").asBoolean())
                .flatMap(item -> each(item.at("/inventoryLevels/nodes"))
                        .flatMap(level -> level(item.path("id").asText(), level)))
                .toList();
    }

    /** True when not all was read: what is not among the levels may still be there. */
    public static boolean cutOff(JsonNode data) {
        return data.at("/inventoryItems/pageInfo/hasNextPage").asBoolean()
                || each(data.at("/inventoryItems/nodes"))
                        .anyMatch(item ->
                                item.at("/inventoryLevels/pageInfo/hasNextPage").asBoolean());
    }

    private static Stream<StockLevel> level(String item, JsonNode level) {
        return each(level.path("quantities"))
                .filter(q -> q.path("name").asText().equals("available"))
                .map(q -> new StockLevel(
                        item,
                        level.at("/location/id").asText(),
                        level.at("/location/name").asText(),
                        q.path("quantity").asInt()));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
