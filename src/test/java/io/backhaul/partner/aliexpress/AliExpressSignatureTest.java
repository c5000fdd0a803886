package io.backhaul.partner.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first vector is published by the platform (supplier facts 1.2), the others were recomputed apart from this code. */
class AliExpressSignatureTest {

    private static final Map<String, String> PUBLISHED = Map.of(
            "app_key",
            "123456",
            "access_token",
            "test",
            "timestamp",
            "1517820392000",
            "sign_method",
            "sha256",
            "order_id",
            "1234");

    @Test
    void signsASystemCallWithItsPath() {
        assertThat(AliExpressSignature.sign("/order/get", PUBLISHED, "helloworld"))
                .isEqualTo("4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A");
    }

    @Test
    void passesOverEmptyValuesAndTheSignatureItself() {
        Map<String, String> more = new HashMap<>(PUBLISHED);
        more.put("empty", "");
        more.put("sign", "OLD");
        assertThat(AliExpressSignature.sign("/order/get", more, "helloworld"))
                .isEqualTo(AliExpressSignature.sign("/order/get", PUBLISHED, "helloworld"));
    }

    @Test
    void signsTextRawInUtf8() {
        Map<String, String> parameters = Map.of(
                "app_key",
                "500000",
                "session",
                "50000test",
                "method",
                "aliexpress.trade.ds.order.get",
                "timestamp",
                "1732200000000",
                "sign_method",
                "sha256",
                "single_order_query",
                "{\"order_id\":\"1\"}",
                "note",
                "Größe ¥ + space");
        assertThat(AliExpressSignature.sign("", parameters, "helloworld"))
                .isEqualTo("11143280DD2DFB823098E56BD9BAB66FD72436DB50B78DC9BB1B5533B4F3880E");
    }
}
