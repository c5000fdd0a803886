package io.backhaul.partner.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AliExpressPushTest {

    private static final byte[] BODY =
            Hmac.utf8("{\"data\":{\"buyerId\":4711,\"orderId\":8191000000000001,\"orderStatus\":\"OrderClosed\"},"
                    + "\"message_type\":53,\"seller_id\":\"1\",\"site\":\"ae_global\",\"timestamp\":1790582400}");
    private static final String SIGNATURE = "2d86476445c760f38c3a74b64d16d4453cb8d811333bce23d9f040096f292558";

    @Test
    void signsAppKeyAndBodyInEitherCaseOfLetters() {
        assertThat(check(Map.of("Authorization", SIGNATURE), BODY)).isEqualTo(SignatureCheck.VALID);
        assertThat(check(Map.of("authorization", SIGNATURE.toUpperCase(Locale.ROOT)), BODY))
                .isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void refusesAllElse() {
        assertThat(check(Map.of("Authorization", SIGNATURE), Hmac.utf8("{}"))).isEqualTo(SignatureCheck.WRONG);
        assertThat(check(Map.of("Authorization", "Bearer x"), BODY)).isEqualTo(SignatureCheck.WRONG);
        assertThat(check(Map.of(), BODY)).isEqualTo(SignatureCheck.MISSING);
    }

    @Test
    void namesTheOrderToReadAgain() {
        assertThat(AliExpressPush.orderId(BODY)).contains("8191000000000001");
        assertThat(AliExpressPush.orderId(Hmac.utf8("{\"data\":{}}"))).isEmpty();
        assertThat(AliExpressPush.key(BODY)).isEqualTo("53/8191000000000001/OrderClosed/1790582400");
        assertThat(AliExpressPush.key(Hmac.utf8("?"))).startsWith("unreadable/");
    }

    private static SignatureCheck check(Map<String, String> headers, byte[] body) {
        return new AliExpressPush("500000").check(headers, body, List.of("helloworld"), Instant.EPOCH);
    }
}
