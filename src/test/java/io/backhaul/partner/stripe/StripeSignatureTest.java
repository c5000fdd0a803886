package io.backhaul.partner.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.TimestampedSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {

    private static final String SECRET = "whsec_test_secret";
    private static final byte[] BODY =
            Hmac.utf8("{\"id\":\"evt_test_1\",\"object\":\"event\",\"type\":\"refund.created\"}");
    private static final String V1 = "a799700ad6140dec1a8317b50ed3edec03e5852c00791e2028d4139a5864b6e8";
    private static final Instant SIGNED = Instant.ofEpochSecond(1700000000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=1700000000,v1=%s",
                "t=1700000000,v1=00,v1=%s,v0=11",
                "t=1700000000, v1=%s",
                "v1=%s,t=1700000000"
            })
    void acceptsAnyGoodSignature(String header) {
        assertThat(check(header.formatted(V1), BODY, SIGNED, SECRET)).isEqualTo(SignatureCheck.VALID);
    }

    @ParameterizedTest(name = "{0} s from now: {1}")
    @CsvSource({"0, VALID", "300, VALID", "-300, VALID", "301, WRONG", "-301, WRONG", "-31536000, WRONG"})
    void isGoodForFiveMinutesToEitherSide(long secondsLater, SignatureCheck expected) {
        assertThat(check("t=1700000000,v1=" + V1, BODY, SIGNED.plusSeconds(secondsLater), SECRET))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=1700000000",
                "v1=%s",
                "t=,v1=%s",
                "t=x,v1=%s",
                "t=99999999999999999999,v1=%s",
                "t=1700000001,v1=%s",
                "t=1700000000,v0=%s",
                "t=1700000000,v1=zz",
                "nonsense"
            })
    void refusesEveryOtherHeader(String header) {
        assertThat(check(header.formatted(V1), BODY, SIGNED, SECRET)).isEqualTo(SignatureCheck.WRONG);
    }

    @Test
    void refusesAForeignSecretAndAChangedBody() {
        assertThat(check("t=1700000000,v1=" + V1, BODY, SIGNED, "whsec_other")).isEqualTo(SignatureCheck.WRONG);
        assertThat(check("t=1700000000,v1=" + V1, Hmac.utf8("{}"), SIGNED, SECRET))
                .isEqualTo(SignatureCheck.WRONG);
        assertThat(check("t=1700000000,v1=" + V1, BODY, SIGNED, "whsec_other", SECRET))
                .isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void withoutTheHeaderItIsNotStripe() {
        assertThat(new StripeSignature().check(Map.of("X-Other", "1"), BODY, List.of(SECRET), SIGNED))
                .isEqualTo(SignatureCheck.MISSING);
    }

    @Test
    void signsAsStripesOwnLibraryDoes() throws Exception {
        String theirs =
                Webhook.Util.computeHmacSha256(SECRET, "1700000000." + new String(BODY, StandardCharsets.UTF_8));
        assertThat(TimestampedSignature.sign(SECRET, BODY, SIGNED)).isEqualTo("t=1700000000,v1=" + theirs);
    }

    private static SignatureCheck check(String header, byte[] body, Instant now, String... secrets) {
        return new StripeSignature().check(Map.of("stripe-signature", header), body, List.of(secrets), now);
    }
}
