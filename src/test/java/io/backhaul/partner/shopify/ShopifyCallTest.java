package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ProcessedLine.Disposition;
import io.backhaul.partner.shopify.ProcessedLine.Goods;
import io.backhaul.partner.shopify.ShopifyCall.DeclineReason;
import io.backhaul.partner.shopify.ShopifyCall.ParcelLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopifyCallTest {

    private static final String RETURN = "gid://shopify/Return/7";

    @Test
    void carriesDocumentOperationAndVariables() {
        ShopifyCall call = ShopifyCall.close(RETURN);
        JsonNode body = Json.read(call.body()).orElseThrow();
        assertThat(body.path("operationName").asText()).isEqualTo("ReturnClose").isEqualTo(call.operation());
        assertThat(body.path("query").asText()).contains("mutation ReturnClose($id: ID!)");
        assertThat(body.path("variables")).hasToString("{\"id\":\"gid://shopify/Return/7\"}");
    }

    @Test
    void writesTheNullThatSwitchesTheStockGuardOff() {
        StockMove move = new StockMove(
                "gid://shopify/InventoryItem/1",
                "gid://shopify/Location/2",
                1,
                null,
                "restock",
                "gid://backhaul/Return/3");
        assertThat(variables(ShopifyCall.adjust(move, "key-1")))
                .hasToString(
                        "{\"input\":{\"name\":\"available\",\"reason\":\"restock\",\"referenceDocumentUri\":\"gid://backhaul/Return/3\","
                                + "\"changes\":[{\"inventoryItemId\":\"gid://shopify/InventoryItem/1\",\"locationId\":\"gid://shopify/Location/2\","
                                + "\"delta\":1,\"changeFromQuantity\":null}]},\"idempotencyKey\":\"key-1\"}");
    }

    @Test
    void processesGoodsAndNoMoney() {
        ProcessedLine scrap =
                new ProcessedLine("line-1", 2, List.of(new Goods("rfo-line-1", 2, Disposition.NOT_RESTOCKED, null)));
        ProcessedLine stock = new ProcessedLine(
                "line-2", 1, List.of(new Goods("rfo-line-2", 1, Disposition.RESTOCKED, "location-1")));
        JsonNode input =
                variables(ShopifyCall.process(RETURN, List.of(scrap, stock))).path("input");
        assertThat(input.has("financialTransfer")).isFalse();
        assertThat(input.at("/returnLineItems/0"))
                .hasToString(
                        "{\"id\":\"line-1\",\"quantity\":2,\"dispositions\":[{\"reverseFulfillmentOrderLineItemId\":\"rfo-line-1\","
                                + "\"quantity\":2,\"dispositionType\":\"NOT_RESTOCKED\"}]}");
        assertThat(input.at("/returnLineItems/1/dispositions/0/locationId").asText())
                .isEqualTo("location-1");
    }

    @Test
    void restockingNeedsALocation() {
        assertThatThrownBy(() -> new Goods("rfo-line-1", 1, Disposition.RESTOCKED, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rfo-line-1");
    }

    @Test
    void attachesAParcel() {
        ShopifyCall call = ShopifyCall.parcel("rfo-1", List.of(new ParcelLine("rfo-line-1", 2)), "1Z9");
        assertThat(variables(call))
                .hasToString(
                        "{\"reverseFulfillmentOrderId\":\"rfo-1\",\"reverseDeliveryLineItems\":[{\"reverseFulfillmentOrderLineItemId\":"
                                + "\"rfo-line-1\",\"quantity\":2}],\"trackingInput\":{\"number\":\"1Z9\",\"url\":null},\"notifyCustomer\":false}");
    }

    @Test
    void givesTheCustomerALabelAndLaterItsNumberWithoutTouchingTheOther() {
        JsonNode made = variables(ShopifyCall.label("rfo-1", List.of(), "https://labels.example/1.pdf"));
        assertThat(made.at("/labelInput/fileUrl").asText()).isEqualTo("https://labels.example/1.pdf");
        assertThat(made.has("trackingInput")).isFalse();
        assertThat(made.path("notifyCustomer").asBoolean()).isTrue();
        assertThat(variables(ShopifyCall.track("rd-1", "1Z9")))
                .hasToString("{\"reverseDeliveryId\":\"rd-1\",\"trackingInput\":{\"number\":\"1Z9\",\"url\":null}}");
        assertThat(variables(ShopifyCall.relabel("rd-1", "https://labels.example/2.pdf")))
                .hasToString(
                        "{\"reverseDeliveryId\":\"rd-1\",\"labelInput\":{\"fileUrl\":\"https://labels.example/2.pdf\"}}");
    }

    @Test
    void takesUnitsOutOfAReturn() {
        assertThat(variables(ShopifyCall.remove(RETURN, Map.of("line-2", 1))).path("returnLineItems"))
                .hasToString("[{\"returnLineItemId\":\"line-2\",\"quantity\":1}]");
    }

    @Test
    void cutsANoteBetweenWordsAndNeverThroughACharacter() {
        assertThat(note("worn " + "and torn ".repeat(70)))
                .hasSizeLessThanOrEqualTo(500)
                .matches("worn (and torn )*(and )?(\\.\\.\\.|torn \\.\\.\\.)");
        assertThat(note("x" + "\uD83D\uDCE6".repeat(300)))
                .hasSizeLessThanOrEqualTo(500)
                .satisfies(
                        cut -> assertThat(cut.replace(" ...", "").length() % 2).isEqualTo(1));
        assertThat(note("  short  ")).isEqualTo("short");
        assertThat(note("   ")).isNull();
    }

    private static String note(String text) {
        return variables(ShopifyCall.decline(RETURN, DeclineReason.OTHER, text))
                .at("/input/declineNote")
                .textValue();
    }

    @Test
    void declinesWithANoteTheStoreAccepts() {
        JsonNode input = variables(ShopifyCall.decline(RETURN, DeclineReason.RETURN_PERIOD_ENDED, "n".repeat(600)))
                .path("input");
        assertThat(input.path("declineReason").asText()).isEqualTo("RETURN_PERIOD_ENDED");
        assertThat(input.path("declineNote").asText()).hasSize(500);
    }

    @Test
    void asksForChangedOrdersOfOnePageAfterAnother() {
        JsonNode variables = variables(ShopifyCall.ordersUpdatedSince(Instant.parse("2026-10-01T00:00:00.5Z"), null));
        assertThat(variables.path("query").asText()).isEqualTo("updated_at:>='2026-10-01T00:00:00Z'");
        assertThat(variables.path("after").isNull()).isTrue();
    }

    @Test
    void quotesASkuInTheSearch() {
        assertThat(variables(ShopifyCall.inventoryItemBySku("A\"B OR sku:*"))
                        .path("query")
                        .asText())
                .isEqualTo("sku:\"A\\\"B OR sku:*\"");
    }

    @Test
    void equalArgumentsGiveEqualBytes() {
        assertThat(ShopifyCall.returnInstructions("gid://shopify/Order/4", "Send it to\nDock 4")
                        .body())
                .isEqualTo(ShopifyCall.returnInstructions("gid://shopify/Order/4", "Send it to\nDock 4")
                        .body());
    }

    private static JsonNode variables(ShopifyCall call) {
        return Json.read(call.body()).orElseThrow().path("variables");
    }
}
