package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockTest {

    @Test
    void readsLevelsOfExactlyThisSku() {
        JsonNode data = Json.read(Hmac.utf8("""
                {"inventoryItems": {"pageInfo": {"hasNextPage": false}, "nodes": [
                  {"id": "gid://shopify/InventoryItem/1", "sku": "ACME-1", "tracked": true, "inventoryLevels": {"nodes": [
                    {"location": {"id": "gid://shopify/Location/9001"}, "quantities": [{"name": "available", "quantity": 100}]},
                    {"location": {"id": "gid://shopify/Location/9002"}, "quantities": [{"name": "available", "quantity": -2}]}]}},
                  {"id": "gid://shopify/InventoryItem/2", "sku": "ACME-1-XL", "tracked": true, "inventoryLevels": {"nodes": [
                    {"location": {"id": "gid://shopify/Location/9001"}, "quantities": [{"name": "available", "quantity": 5}]}]}},
                  {"id": "gid://shopify/InventoryItem/3", "sku": "ACME-1", "tracked": false, "inventoryLevels": {"nodes": []}}]}}
                """)).orElseThrow();
        assertThat(StockLevel.of(data, "ACME-1"))
                .containsExactly(
                        new StockLevel("gid://shopify/InventoryItem/1", "gid://shopify/Location/9001", "", 100),
                        new StockLevel("gid://shopify/InventoryItem/1", "gid://shopify/Location/9002", "", -2));
    }

    @ParameterizedTest(name = "from {0} by {1}, now {2}: {3}")
    @CsvSource({
        "100, 1, 101, REACHED",
        "100, 1, 100, NOT_YET",
        "100, 1,  99, OUT_OF_REACH",
        "0,  -1,  -1, REACHED",
        ",    1, 101, OUT_OF_REACH"
    })
    void aStaleMoveIsJudgedByTheLevel(Integer changeFrom, int delta, int available, WantedState state) {
        assertThat(new StockMove("item", "location", delta, changeFrom, "restock", "gid://backhaul/Return/1")
                        .state(available))
                .isEqualTo(state);
    }
}
