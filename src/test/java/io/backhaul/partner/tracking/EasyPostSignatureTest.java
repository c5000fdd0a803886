package io.backhaul.partner.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EasyPostSignatureTest {

    /** One accented letter and the same as letter plus accent; NFKD makes them one secret. */
    private static final String COMPOSED = "s\u00e9cret";

    private static final String DECOMPOSED = "se\u0301cret";
    private static final byte[] BODY = Hmac.utf8("{\"description\":\"tracker.updated\",\"result\":{\"weight\":614.4}}");

    @Test
    void normalisesTheSecret() {
        String signature = "hmac-sha256-hex=" + Hmac.hex(Hmac.sha256(DECOMPOSED, BODY));
        assertThat(check(signature, COMPOSED)).isEqualTo(SignatureCheck.VALID);
        assertThat(check(signature, DECOMPOSED)).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void refusesASecretUsedAsItStands() {
        assertThat(check("hmac-sha256-hex=" + Hmac.hex(Hmac.sha256(COMPOSED, BODY)), COMPOSED))
                .isEqualTo(SignatureCheck.WRONG);
    }

    @Test
    void refusesOtherSchemesAndSecrets() {
        String hex = Hmac.hex(Hmac.sha256("test", BODY));
        assertThat(check(hex, "test")).isEqualTo(SignatureCheck.WRONG);
        assertThat(check("hmac-sha1-hex=" + hex, "test")).isEqualTo(SignatureCheck.WRONG);
        assertThat(check("hmac-sha256-hex=" + hex, "other")).isEqualTo(SignatureCheck.WRONG);
        assertThat(check("hmac-sha256-hex=" + hex, "other", "test")).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void withoutTheHeaderItIsMissing() {
        assertThat(new EasyPostSignature().check(Map.of(), BODY, List.of("test"), Instant.EPOCH))
                .isEqualTo(SignatureCheck.MISSING);
    }

    private static SignatureCheck check(String header, String... secrets) {
        return new EasyPostSignature().check(Map.of("X-Hmac-Signature", header), BODY, List.of(secrets), Instant.EPOCH);
    }
}
