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

    private static JsonNode page(String more) {
        String json = """
                {"orders": {"pageInfo": {"hasNextPage": %s, "endCursor": "c2"}, "nodes": [
                  {"id": "gid://shopify/Order/1", "returns": {"nodes": [{"id": "gid://shopify/Return/1"}]}},
                  {"id": "gid://shopify/Order/2", "returns": {"nodes": []}},
                  {"id": "gid://shopify/Order/3", "returns": {"nodes": [{"id": "gid://shopify/Return/2"}]}}]}}""".formatted(more);
        return Json.read(Hmac.utf8(json)).orElseThrow();
    }
}
