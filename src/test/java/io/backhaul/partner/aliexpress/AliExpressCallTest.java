package io.backhaul.partner.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.partner.aliexpress.AliExpressCall.Credentials;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AliExpressCallTest {

    private static final Credentials WHO = new Credentials("500000", "helloworld", "50000test");
    private static final Instant NOW = Instant.ofEpochMilli(1732200000000L);

    @Row("S229")
    @Test
    void asksForAnOrder() {
        assertThat(form(AliExpressCall.orderGet(WHO, "8198352049851315", NOW)))
                .containsEntry("method", "aliexpress.trade.ds.order.get")
                .containsEntry("single_order_query", "{\"order_id\":8198352049851315}")
                .containsEntry("timestamp", "1732200000000")
                .containsEntry("session", "50000test")
                .doesNotContainKey("app_secret");
    }

    @Test
    void asksForTracking() {
        assertThat(form(AliExpressCall.trackingGet(WHO, "8198352049851315", NOW)))
                .containsEntry("method", "aliexpress.ds.order.tracking.get")
                .containsEntry("ae_order_id", "8198352049851315")
                .containsEntry("language", "en_US");
    }

    @Test
    void signsWhatIsSentBeforeItIsEncoded() {
        Map<String, String> form = form(AliExpressCall.orderGet(WHO, "8198352049851315", NOW));
        String sign = form.remove("sign");
        assertThat(sign)
                .isEqualTo(AliExpressSignature.sign("", form, "helloworld"))
                .matches("[0-9A-F]{64}");
    }

    private static Map<String, String> form(AliExpressCall call) {
        return Arrays.stream(new String(call.body(), StandardCharsets.UTF_8).split("&"))
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(
                        p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8), (a, b) -> a, TreeMap::new));
    }
}
