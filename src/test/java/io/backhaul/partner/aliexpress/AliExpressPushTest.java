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
            Hmac.utf8("{\"data\":{\"buyerId\":1861703697,\"orderId\":1105933950463697,\"orderStatus\":\"OrderClosed\"},"
                    + "\"message_type\":53,\"seller_id\":\"1234\",\"site\":\"ae_global\",\"timestamp\":1719389200}");
    private static final String SIGNATURE = "fd5be48ce8d02e835bf371e32cd9792c6cb1c53418c91651caea7640156ca8d0";

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
        assertThat(AliExpressPush.orderId(BODY)).contains("1105933950463697");
        assertThat(AliExpressPush.orderId(Hmac.utf8("{\"data\":{}}"))).isEmpty();
        assertThat(AliExpressPush.key(BODY)).isEqualTo("53/1105933950463697/OrderClosed/1719389200");
        assertThat(AliExpressPush.key(Hmac.utf8("?"))).startsWith("unreadable/");
    }

    private static SignatureCheck check(Map<String, String> headers, byte[] body) {
        return new AliExpressPush("500000").check(headers, body, List.of("helloworld"), Instant.EPOCH);
    }
}
