package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifySignatureTest {

    /** The vector of Shopify's own library (Shopify facts 2.1). */
    private static final byte[] BODY = Hmac.utf8("{\"foo\": \"bar\"}");

    private static final String SIGNATURE = "B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=";

    @ParameterizedTest
    @ValueSource(strings = {"X-Shopify-", "x-shopify-", "shopify-", "Shopify-"})
    void acceptsBothPrefixesInAnyCase(String prefix) {
        assertThat(check(headers(prefix, SIGNATURE), BODY, "test_secret_key")).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void acceptsTheOldSecretDuringARotation() {
        assertThat(check(headers("X-Shopify-", SIGNATURE), BODY, "new", "", "test_secret_key"))
                .isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void refusesAChangedByteAForeignSecretAndNoSecret() {
        Map<String, String> headers = headers("X-Shopify-", SIGNATURE);
        assertThat(check(headers, Hmac.utf8("{\"foo\":\"bar\"}"), "test_secret_key"))
                .isEqualTo(SignatureCheck.WRONG);
        assertThat(check(headers, BODY, "other")).isEqualTo(SignatureCheck.WRONG);
        assertThat(check(headers, BODY)).isEqualTo(SignatureCheck.WRONG);
    }

    @Test
    void refusesWhatIsNoBase64AndAnEmptyBody() {
        assertThat(check(headers("X-Shopify-", "***"), BODY, "test_secret_key")).isEqualTo(SignatureCheck.WRONG);
        assertThat(check(headers("X-Shopify-", SIGNATURE), new byte[0], "test_secret_key"))
                .isEqualTo(SignatureCheck.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha256", "topic", "shop-domain", "webhook-id"})
    void tellsMissingHeadersFromAWrongSignature(String missing) {
        Map<String, String> headers = headers("X-Shopify-", SIGNATURE);
        headers.remove("X-Shopify-" + missing);
        assertThat(check(headers, BODY, "test_secret_key")).isEqualTo(SignatureCheck.MISSING);
    }

    private static SignatureCheck check(Map<String, String> headers, byte[] body, String... secrets) {
        return new ShopifySignature().check(headers, body, List.of(secrets), Instant.EPOCH);
    }

    private static Map<String, String> headers(String prefix, String signature) {
        return new HashMap<>(Map.of(
                prefix + "hmac-sha256",
                signature,
                prefix + "topic",
                "returns/request",
                prefix + "shop-domain",
                "demo.myshopify.com",
                prefix + "webhook-id",
                "w-1"));
    }
}
