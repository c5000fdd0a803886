package io.backhaul.hub.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import org.junit.jupiter.api.Test;

class CustomerWordsTest {

    @Row("F88")
    @Test
    void f88_aStoresOrderSaysWhoTheCustomerIsAndNothingOfTheShop() {
        assertThat(CustomerWords.in(Hmac.utf8("""
                {"name": "#7001", "email": "iris@customer.example", "phone": null,
                 "customer": {"first_name": "Iris", "last_name": "Wagenknecht", "default_address": {"address1": "Lindenweg 44b"}},
                 "line_items": [{"name": "Lamp", "origin_location": {"name": "Our warehouse", "address1": "1 Shop Street"}}]}""")))
                .containsExactlyInAnyOrder(
                        "iris@customer.example",
                        "Iris Wagenknecht",
                        "Wagenknecht Iris",
                        "Wagenknecht, Iris",
                        "Lindenweg 44b");
    }

    @Test
    void aGatewaysEventDoesToo() {
        assertThat(CustomerWords.in(Hmac.utf8("""
                {"data": {"object": {"charges": [{"billing_details": {"name": "Iris Wagenknecht", "email": "i@w.example",
                 "address": {"line1": "Lindenweg 44b"}}}]}}}""")))
                .containsExactlyInAnyOrder("Iris Wagenknecht", "i@w.example", "Lindenweg 44b");
    }

    @Test
    void whatIsNoJsonObjectSaysNothing() {
        assertThat(CustomerWords.in(Hmac.utf8("From: Iris"))).isEmpty();
        assertThat(CustomerWords.in(Hmac.utf8("[{\"email\":\"a@b.c\"}]"))).isEmpty();
        assertThat(CustomerWords.in(new byte[0])).isEmpty();
    }

    @Test
    void aRequestNamesOrdersByNumberOrGid() {
        CustomerRequest asked = CustomerRequest.of(Json.read(Hmac.utf8("""
                {"customer": {"id": 9, "email": "i@w.example", "phone": null},
                 "orders_to_redact": [9007199254740993, "gid://shopify/Order/2", 9007199254740993]}""")).orElseThrow());
        assertThat(asked.orders()).containsExactly("gid://shopify/Order/9007199254740993", "gid://shopify/Order/2");
        assertThat(asked.words()).containsExactly("i@w.example");
    }
}
