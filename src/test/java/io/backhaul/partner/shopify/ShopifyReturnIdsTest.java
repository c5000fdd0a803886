package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import org.junit.jupiter.api.Test;

class ShopifyReturnIdsTest {

    @Test
    void namesTheReturnsOfOneOrder() {
        assertThat(ShopifyReturnIds.in(Answers.data("order-refunded"))).containsExactly("gid://shopify/Return/7002");
        assertThat(ShopifyReturnIds.in(Answers.data("order-placed"))).isEmpty();
    }

    @Test
    void namesTheReturnsOfAPageOfOrders() {
        JsonNode page = page("true");
        assertThat(ShopifyReturnIds.in(page)).containsExactly("gid://shopify/Return/1", "gid://shopify/Return/2");
        assertThat(ShopifyReturnIds.nextPage(page)).contains("c2");
        assertThat(ShopifyReturnIds.nextPage(page("false"))).isEmpty();
    }

    @Test
    void findsTheReturnOfAReverseOrderOrReadsThemAll() {
        assertThat(ShopifyReturnIds.ofReverseOrder(reverse("R8"))).containsExactly("gid://shopify/Return/2");
        assertThat(ShopifyReturnIds.ofReverseOrder(reverse("R99")))
                .containsExactly("gid://shopify/Return/1", "gid://shopify/Return/2");
    }

    private static JsonNode reverse(String id) {
        String json = """
                {"reverseFulfillmentOrder": {"id": "%s", "order": {"id": "o", "returns": {"nodes": [
                  {"id": "gid://shopify/Return/1", "reverseFulfillmentOrders": {"nodes": [{"id": "R7"}]}},
                  {"id": "gid://shopify/Return/2", "reverseFulfillmentOrders": {"nodes": [{"id": "R8"}]}}]}}}}""".formatted(id);
        return Json.read(Hmac.utf8(json)).orElseThrow();
    }

    private static JsonNode page(String more) {
        String json = """
                {"orders": {"pageInfo": {"hasNextPage": %s, "endCursor": "c2"}, "nodes": [
                  {"id": "gid://shopify/Order/1", "returns": {"nodes": [{"id": "gid://shopify/Return/1"}]}},
                  {"id": "gid://shopify/Order/2", "returns": {"nodes": []}},
                  {"id": "gid://shopify/Order/3", "returns": {"nodes": [{"id": "gid://shopify/Return/2"}]}}]}}""".formatted(more);
        return Json.read(Hmac.utf8(json)).orElseThrow();
    }
}
