package io.backhaul.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.console.Refused;
import io.backhaul.hub.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLinesTest {

    @Test
    void areWhatTheMerchantsFileTakes() {
        assertThat(StoreLines.of(" My-Shop.myshopify.com ", "token_exchange")).isEqualTo("""
                  - code: my-shop
                    platform: shopify
                    domain: my-shop.myshopify.com
                    url: https://my-shop.myshopify.com
                    clientId: ${MY_SHOP_SHOPIFY_CLIENT_ID}
                    clientSecret: ${MY_SHOP_SHOPIFY_CLIENT_SECRET}
                    grant: token_exchange
                    webhookSecrets: ["${MY_SHOP_SHOPIFY_WEBHOOK_SECRET}"]
                    evidenceHosts: [cdn.shopify.com]
                """);
        assertThat(StoreLines.of("my-shop", "token")).contains("    token: ${MY_SHOP_SHOPIFY_TOKEN}\n");
        assertThat(StoreLines.of("my-shop", "client_credentials")).doesNotContain("grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example.com", "https://x.myshopify.com", "a.b.myshopify.com", "x\n- y", "-x"})
    void whatIsNoShopIsRefused(String shop) {
        assertThatThrownBy(() -> StoreLines.of(shop, "token")).isInstanceOf(Refused.class);
    }

    @Test
    void anUnknownWayToLogInIsRefused() {
        assertThatThrownBy(() -> StoreLines.of("x", "password")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hub.example", "hub.example", "ftp://hub.example", "https://", "ht tp://x"})
    void anAddressWhereNoStoreCanSendToIsRefusedAtTheStart(String address) {
        assertThatThrownBy(() -> new PublicAddress(address))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "https://hub.example/", "https://hub.example:8443", "http://localhost:8080"})
    void anAddressMayBeHttpsOrThisMachineOrNotSet(String address) {
        assertThat(new PublicAddress(address)).isNotNull();
    }
}
