package io.backhaul.partner.adyen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import io.backhaul.partner.SignatureCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdyenHmacTest {

    private static final String KEY = "9064450A8892A093D9E97EFCC9639DE31B74F3A7803135555A3C96F5A57915D6";
    private static final String OTHER = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
    private static final String SIGNATURE = "NuEkADFmlCC6VgX+wcoPAegIWxVPNBPCuKlM4Hzo5qc=";

    /** The published vector, as the item it was made of: no original reference, and an amount of nothing. */
    private static ObjectNode item() {
        return (ObjectNode) read("""
                {"additionalData": {"hmacSignature": "%s"}, "amount": {"currency": "EUR", "value": 0},
                 "eventCode": "REPORT_AVAILABLE", "eventDate": "2021-01-01T01:00:00+01:00", "merchantAccountCode": "Magento2Rik",
                 "merchantReference": "testMerchantRef1", "pspReference": "test_REPORT_AVAILABLE", "reason": "x",
                 "success": "true"}""".formatted(SIGNATURE));
    }

    private static JsonNode read(String json) {
        return Json.read(Hmac.utf8(json)).orElseThrow();
    }

    @Test
    void thePublishedVectorHolds() {
        String signed = "test_REPORT_AVAILABLE::Magento2Rik:testMerchantRef1:0:EUR:REPORT_AVAILABLE:true";
        assertThat(AdyenHmac.sign(signed, KEY)).isEqualTo(SIGNATURE);
        assertThat(AdyenHmac.signed(item())).isEqualTo(signed);
        assertThat(AdyenHmac.check(item(), List.of(KEY))).isEqualTo(SignatureCheck.VALID);
        assertThat(AdyenHmac.check(item(), List.of(KEY.toLowerCase()))).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void nullAndMissingAreEmptyAndNothingIsEscaped() {
        ObjectNode item = item();
        item.putNull("originalReference");
        assertThat(AdyenHmac.check(item, List.of(KEY))).isEqualTo(SignatureCheck.VALID);
        item.put("merchantReference", "a:b\\c");
        assertThat(AdyenHmac.signed(item))
                .isEqualTo("test_REPORT_AVAILABLE::Magento2Rik:a:b\\c:0:EUR:REPORT_AVAILABLE:true");
        assertThat(AdyenHmac.signed(read("{}"))).isEqualTo(":::::::");
    }

    @Test
    void anotherKeyAndAnAlteredFieldAreWrong() {
        assertThat(AdyenHmac.check(item(), List.of(OTHER))).isEqualTo(SignatureCheck.WRONG);
        assertThat(AdyenHmac.check(item(), List.of(OTHER, KEY))).isEqualTo(SignatureCheck.VALID);
        assertThat(AdyenHmac.check(item(), List.of())).isEqualTo(SignatureCheck.WRONG);
        assertThat(AdyenHmac.check(item().put("success", "false"), List.of(KEY)))
                .isEqualTo(SignatureCheck.WRONG);
    }

    /** What the signature does not cover can be altered unseen. */
    @Test
    void reasonAndDateAreNotProven() {
        ObjectNode item = item().put("reason", "altered").put("eventDate", "2030-01-01T00:00:00Z");
        assertThat(AdyenHmac.check(item, List.of(KEY))).isEqualTo(SignatureCheck.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "not hexadecimal", "9064450A8892A093D9E97EFCC9639DE31B74F3A7803135555A3C96F5A57915D"})
    void whatIsNoHexadecimalKeyIsRefused(String key) {
        assertThat(AdyenHmac.check(item(), List.of(key))).isEqualTo(SignatureCheck.WRONG);
        assertThatThrownBy(() -> AdyenHmac.sign("x", key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutASignatureItIsMissingAndWhatIsNoBase64IsWrong() {
        ObjectNode item = item();
        item.putObject("additionalData").put("hmacSignature", "b0ea55c2fe60d4d1d605e9c385e0e7...");
        assertThat(AdyenHmac.check(item, List.of(KEY))).isEqualTo(SignatureCheck.WRONG);
        item.remove("additionalData");
        assertThat(AdyenHmac.check(item, List.of(KEY))).isEqualTo(SignatureCheck.MISSING);
    }
}
