package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.aliexpress.AliExpressAnswer;
import io.backhaul.partner.aliexpress.AliExpressCall;
import io.backhaul.partner.aliexpress.AliExpressCall.Credentials;
import io.backhaul.partner.tracking.EasyPostSignature;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tracking events and polled orders. */
class SignalsAtTheSandboxTest extends AtTheSandbox {

    @Test
    void aParcelsEventIsSignedAndRead() {
        desk.post("/sandbox/tracking/easypost", Map.of("trackingNumber", "1Z 9", "status", "delivered"));
        await().until(() -> events().size() == 1);
        HookCatcher.Hook hook = events().get(0);
        byte[] body = Hmac.utf8(hook.body());
        assertThat(new EasyPostSignature().check(hook.headers(), body, List.of("test_tracking_secret"), Instant.now()))
                .isEqualTo(SignatureCheck.VALID);
        ObjectNode message =
                only(MAPPINGS.apply("easypost/event", Json.read(body).orElseThrow()));
        assertThat(message.path("key").asText()).isEqualTo("tracking/1Z9/DELIVERED");
    }

    @Test
    void anOrderAtAliExpressIsPolled() throws Exception {
        JsonNode made = someReturn(false, "ALI-1");
        String order = made.at("/supplierOrderIds/ali").asText();
        AliExpressAnswer.Done before = (AliExpressAnswer.Done) poll(order);
        desk.post("/sandbox/aliexpress/orders/" + order, Map.of("order_status", "FINISH", "end_reason", "closed"));
        AliExpressAnswer.Done after = (AliExpressAnswer.Done) poll(order);
        assertThat(reported(before, order).path("key"))
                .isNotEqualTo(reported(after, order).path("key"));
        assertThat(reported(after, order).path("endReason").asText()).isEqualTo("closed");
        assertThat(poll("404")).isInstanceOf(AliExpressAnswer.Nothing.class);
    }

    private List<HookCatcher.Hook> events() {
        return hub.hooks.stream()
                .filter(h -> h.path().equals("/hooks/tracking/easypost"))
                .toList();
    }

    private ObjectNode reported(AliExpressAnswer.Done answer, String order) {
        return only(MAPPINGS.apply("aliexpress/order", answer.orderInput("ali", order)));
    }

    private AliExpressAnswer poll(String order) throws Exception {
        Credentials who = new Credentials(
                setting("DEMO_ALIEXPRESS_APP_KEY"),
                setting("DEMO_ALIEXPRESS_APP_SECRET"),
                setting("DEMO_ALIEXPRESS_TOKEN"));
        AliExpressCall call = AliExpressCall.orderGet(who, order, Instant.now());
        HttpResponse<byte[]> answer = post(
                setting("DEMO_ALIEXPRESS_URL") + AliExpressCall.PATH,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                call.body());
        return AliExpressAnswer.read(call.method(), answer.statusCode(), answer.body());
    }
}
