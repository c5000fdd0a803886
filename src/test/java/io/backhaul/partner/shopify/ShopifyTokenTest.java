package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.shopify.ShopifyTokenCall.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Answer read(int status, String body) {
        return ShopifyTokenCall.read(status, Hmac.utf8(body), NOW);
    }

    private static ShopifyToken granted(String body) {
        return ((Answer.Granted) read(200, body)).token();
    }

    @ParameterizedTest
    @CsvSource({
        // life in seconds: good until, and from when on no more
        "86399, 2026-11-23T11:54:58Z, 2026-11-23T11:54:59Z",
        "3600, 2026-11-22T12:54:59Z, 2026-11-22T12:55:00Z",
        "601, 2026-11-22T12:05:00Z, 2026-11-22T12:05:01Z",
        "600, 2026-11-22T12:04:59Z, 2026-11-22T12:05:00Z",
        "60, 2026-11-22T12:00:29Z, 2026-11-22T12:00:30Z",
        "0, 2026-11-22T11:59:59Z, 2026-11-22T12:00:00Z"
    })
    void isNotUsedShortlyBeforeItExpires(long life, Instant good, Instant bad) {
        ShopifyToken token =
                granted("{\"access_token\":\"shpat_1\",\"scope\":\"read_orders\",\"expires_in\":" + life + "}");
        assertThat(token.isGood(good)).isTrue();
        assertThat(token.isGood(bad)).isFalse();
        assertThat(token.isRefreshable(NOW)).isFalse();
    }

    @Test
    void withoutALifeItLasts() {
        assertThat(granted("{\"access_token\":\"shpat_1\"}").isGood(Instant.MAX))
                .isTrue();
    }

    @Test
    void aRefreshTokenServesUntilItExpiresItself() {
        ShopifyToken token = granted(
                "{\"access_token\":\"a\",\"expires_in\":3600,\"refresh_token\":\"r\",\"refresh_token_expires_in\":7200}");
        assertThat(token.isRefreshable(NOW.plusSeconds(7199))).isTrue();
        assertThat(token.isRefreshable(NOW.plusSeconds(7200))).isFalse();
        assertThat(ShopifyToken.ofKept(token.kept())).isEqualTo(token);
        assertThat(ShopifyToken.ofKept(ShopifyToken.lasting("x").kept())).isEqualTo(ShopifyToken.lasting("x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_client\",\"error_description\":\"secret s3cret is wrong\"} | true",
                "400 | {\"error\":\"invalid_grant\"} | true",
                "401 | {} | true",
                "403 | {} | true",
                "404 | not found | true",
                "200 | {} | false",
                "200 | <html> | false",
                "429 | {} | false",
                "500 | {\"access_token\":\"shpat_1\"} | false",
                "503 | {} | false"
            })
    void onlyTheStoresOwnWordIsDefinite(int status, String body, boolean definite) {
        Answer answer = read(status, body);
        assertThat(answer).isInstanceOf(definite ? Answer.Refused.class : Answer.Unavailable.class);
        assertThat(answer.toString()).doesNotContain("s3cret").doesNotContain("shpat_1");
    }

    @Test
    void askedAsTheStoreWantsIt() {
        assertThat(text(ShopifyTokenCall.clientCredentials("id", "a&b")))
                .isEqualTo("grant_type=client_credentials&client_id=id&client_secret=a%26b");
        assertThat(text(ShopifyTokenCall.exchange("id", "s", "jwt")))
                .contains("\"grant_type\":\"urn:ietf:params:oauth:grant-type:token-exchange\"")
                .contains("\"subject_token\":\"jwt\"", "id_token", "offline-access-token", "\"expiring\":\"1\"");
        assertThat(text(ShopifyTokenCall.refresh("id", "s", "shprt_1")))
                .contains("\"grant_type\":\"refresh_token\"", "\"refresh_token\":\"shprt_1\"");
    }

    @Test
    void noTextShowsACredential() {
        ShopifyToken token =
                granted("{\"access_token\":\"shpat_1\",\"refresh_token\":\"shprt_1\",\"expires_in\":3600}");
        assertThat(token.toString() + new Answer.Granted(token) + ShopifyTokenCall.refresh("id", "secret", "shprt_1"))
                .doesNotContain("shpat_1")
                .doesNotContain("shprt_1")
                .doesNotContain("secret");
    }

    private static String text(ShopifyTokenCall call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }
}
