package io.backhaul.partner.returnapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.TimestampedSignature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReturnApiSignatureTest {

    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");
    private static final byte[] BODY = Hmac.utf8("{\"kind\":\"GOODS_RECEIVED\"}");

    @Row("S108")
    @Test
    void acceptsWhatAPartnerSigned() {
        String header = TimestampedSignature.sign("warehouse-secret", BODY, NOW.minusSeconds(299));
        assertThat(check(Map.of("x-backhaul-signature", header), BODY)).isEqualTo(SignatureCheck.VALID);
        assertThat(check(Map.of("X-Backhaul-Signature", header), Hmac.utf8("{}")))
                .isEqualTo(SignatureCheck.WRONG);
    }

    @Test
    void refusesOldNewAndForeignSignatures() {
        for (String header : List.of(
                TimestampedSignature.sign("warehouse-secret", BODY, NOW.minusSeconds(301)),
                TimestampedSignature.sign("warehouse-secret", BODY, NOW.plusSeconds(301)),
                TimestampedSignature.sign("another", BODY, NOW))) {
            assertThat(check(Map.of(ReturnApiSignature.HEADER, header), BODY)).isEqualTo(SignatureCheck.WRONG);
        }
    }

    @Test
    void withoutTheHeaderItIsMissing() {
        assertThat(check(Map.of(), BODY)).isEqualTo(SignatureCheck.MISSING);
    }

    private static SignatureCheck check(Map<String, String> headers, byte[] body) {
        return new ReturnApiSignature().check(headers, body, List.of("warehouse-secret"), NOW);
    }
}
