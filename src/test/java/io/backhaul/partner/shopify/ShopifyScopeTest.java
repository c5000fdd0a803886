package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopifyScopeTest {

    @Test
    void whoMayWriteMayRead() {
        List<String> granted = List.of(
                "write_orders",
                "write_returns",
                "read_fulfillments",
                "write_inventory",
                "read_locations",
                "read_products");
        assertThat(ShopifyScope.missing(granted))
                .containsExactly(ShopifyScope.READ_ALL_ORDERS, ShopifyScope.READ_SHOPIFY_PAYMENTS_DISPUTES);
        assertThat(ShopifyScope.missing(List.of("read_orders")))
                .contains(ShopifyScope.WRITE_ORDERS)
                .doesNotContain(ShopifyScope.READ_ORDERS);
        assertThat(ShopifyScope.missing(List.of())).hasSize(ShopifyScope.values().length);
    }

    @Test
    void everyTopicIsWrittenAsTheSchemaWritesIt() {
        assertThat(ShopifyTopic.PARCEL_ATTACHED.inSchema()).isEqualTo("REVERSE_DELIVERIES_ATTACH_DELIVERABLE");
    }

    @Test
    void disputesAreSubscribedWhereTheAppMayHearOfThem() {
        assertThat(ShopifyTopic.wanted(List.of("read_orders")))
                .contains(ShopifyTopic.RETURNS_REQUEST, ShopifyTopic.APP_UNINSTALLED)
                .doesNotContain(
                        ShopifyTopic.DISPUTES_CREATE,
                        ShopifyTopic.CUSTOMERS_REDACT,
                        ShopifyTopic.SHOP_REDACT,
                        ShopifyTopic.INVENTORY_LEVELS_UPDATE);
        assertThat(ShopifyTopic.wanted(List.of("read_shopify_payments_disputes")))
                .contains(ShopifyTopic.DISPUTES_CREATE, ShopifyTopic.DISPUTES_UPDATE);
    }

    @Test
    void anInstallationIsReadFromTheAnswer() {
        var data = Json.read(Json.write(Map.of(
                        "shop", Map.of("name", "Demo", "myshopifyDomain", "demo.myshopify.com"),
                        "currentAppInstallation", Map.of("accessScopes", List.of(Map.of("handle", "read_orders"))))))
                .orElseThrow();
        assertThat(ShopifyInstallation.of(data))
                .isEqualTo(new ShopifyInstallation("Demo", "demo.myshopify.com", List.of("read_orders")));
    }
}
