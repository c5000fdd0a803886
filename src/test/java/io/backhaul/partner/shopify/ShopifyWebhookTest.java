package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyWebhookTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "returns/request | {\"id\":7,\"admin_graphql_api_id\":\"gid://shopify/Return/7\",\"order\":{\"id\":4}} | RETURN | Return/7",
                "returns/decline | {\"id\":7,\"order\":{\"id\":4}} | RETURN | Return/7",
                "returns/close   | {\"id\":123134564567890,\"order_id\":4,\"status\":\"closed\"} | RETURN | Return/123134564567890",
                "returns/update  | {\"admin_graphql_api_id\":\"gid://shopify/Return/7\",\"return_line_items\":{\"removals\":[]}} | RETURN | Return/7",
                "returns/process | {\"return\":{\"admin_graphql_api_id\":\"gid://shopify/Return/7\"}} | RETURN | Return/7",
                "returns/process | {\"lines\":[{\"of\":\"gid:\\/\\/shopify\\/Return\\/7\"}]} | RETURN | Return/7",
                "returns/process | {\"order\":{\"admin_graphql_api_id\":\"gid://shopify/Order/4\"}} | RETURNS_OF_ORDER | Order/4",
                "returns/process | {\"order_id\":4} | RETURNS_OF_ORDER | Order/4",
                "reverse_deliveries/attach_deliverable | {\"id\":9,\"admin_graphql_api_id\":\"gid://shopify/ReverseDelivery/9\",\"return\":{\"id\":7}} | RETURN | Return/7",
                "refunds/create  | {\"id\":890088186047892319,\"order_id\":4,\"return\":null} | REFUNDS | Order/4",
                "order_transactions/create | {\"id\":5,\"order_id\":4,\"kind\":\"refund\"} | REFUNDS | Order/4",
                "orders/create   | {\"id\":4,\"admin_graphql_api_id\":\"gid://shopify/Order/4\"} | ORDER | Order/4",
                "orders/updated  | {\"id\":4} | ORDER | Order/4",
                "orders/edited   | {\"order_edit\":{\"id\":1,\"order_id\":4}} | ORDER | Order/4",
            })
    void findsWhatToReadAgainInEveryShape(String topic, String body, Reread.Target target, String gid) {
        assertThat(read(topic, body).reread()).isEqualTo(new Reread.Query(target, "gid://shopify/" + gid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inventory_levels/update", "tender_transactions/create", "returns_like/this", ""})
    void ignoresTopicsThatSayNothingToTheHub(String topic) {
        assertThat(read(topic, "{\"id\":1}").reread()).isInstanceOf(Reread.Ignore.class);
    }

    @Test
    void ignoresTheEmptyOfficialBodyOfReturnsProcess() {
        assertThat(read("returns/process", "{}").reread()).isInstanceOf(Reread.Ignore.class);
    }

    @Test
    void keepsWhatCannotBeReadForAPerson() {
        assertThat(read("returns/request", "{\"id\":7").reread()).isInstanceOf(Reread.Unreadable.class);
        assertThat(read("refunds/create", "{\"id\":7}").reread()).isInstanceOf(Reread.Unreadable.class);
    }

    @Test
    void readsTheHeadersOfTheDelivery() {
        ShopifyWebhook webhook = read("returns/request", "{\"id\":7}");
        assertThat(webhook.webhookId()).isEqualTo("w-1");
        assertThat(webhook.shopDomain()).isEqualTo("demo.myshopify.com");
        assertThat(webhook.triggeredAt()).isEqualTo(Instant.parse("2026-10-01T08:00:00.123Z"));
    }

    @Test
    void aTimeThatIsNoneIsNoTime() {
        Map<String, String> headers = Map.of("X-Shopify-Topic", "returns/request", "X-Shopify-Triggered-At", "soon");
        assertThat(ShopifyWebhook.read(headers, Hmac.utf8("{}")).triggeredAt()).isNull();
    }

    private static ShopifyWebhook read(String topic, String body) {
        Map<String, String> headers = Map.of(
                "X-Shopify-Topic",
                topic,
                "X-Shopify-Webhook-Id",
                "w-1",
                "X-Shopify-Shop-Domain",
                "demo.myshopify.com",
                "X-Shopify-Triggered-At",
                "2026-10-01T10:00:00.123+02:00");
        return ShopifyWebhook.read(headers, Hmac.utf8(body));
    }
}
