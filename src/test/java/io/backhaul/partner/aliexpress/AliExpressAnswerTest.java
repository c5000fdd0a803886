package io.backhaul.partner.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.aliexpress.AliExpressAnswer.Done;
import io.backhaul.partner.aliexpress.AliExpressAnswer.Nothing;
import io.backhaul.partner.aliexpress.AliExpressAnswer.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliExpressAnswerTest {

    private static final String WRAPPED =
            "{\"aliexpress_trade_ds_order_get_response\":{\"result\":%s,\"request_id\":\"1\"}}";
    private static final String ORDER = "{\"order_status\":\"FINISH\",\"child_order_list\":%s}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aeop_child_order_info\":[{\"sku_id\":\"1\",\"end_reason\":\"r\"}]}",
                "[{\"sku_id\":\"1\",\"end_reason\":\"r\"}]",
                "{\"aeop_child_order_info\":{\"sku_id\":\"1\",\"end_reason\":\"r\"}}",
            })
    void leavesEveryListBare(String list) {
        String result = ORDER.formatted(list);
        for (String body : new String[] {WRAPPED.formatted(result), "{\"result\":" + result + "}"}) {
            assertThat(read(200, body))
                    .isInstanceOfSatisfying(
                            Done.class,
                            d -> assertThat(d.result().path("child_order_list"))
                                    .hasToString("[{\"sku_id\":\"1\",\"end_reason\":\"r\"}]"));
        }
    }

    @Test
    void aMissingListStaysMissing() {
        assertThat(read(200, WRAPPED.formatted("{\"order_status\":\"FINISH\"}")))
                .isInstanceOfSatisfying(
                        Done.class,
                        d -> assertThat(d.orderInput("ali", "1")).containsOnlyKeys("supplier", "orderId", "result"));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "ApiCallLimit, ISV,    '',                          Retry",
        "15,           ISP,    isp.service-unavailable,     Retry",
        "15,           SYSTEM, '',                          Retry",
        "15,           ISV,    InternalError,               Retry",
        "15,           ISV,    isv.invalid-authorization,   Nothing",
        "15,           ISV,    isv.insufficient-permission, Unauthorized",
        "27,           ISV,    '',                          Unauthorized",
        "IllegalAccessToken, ISV, '',                       Unauthorized",
        "IncompleteSignature, ISV, '',                      Refused",
        "40,           ISV,    isv.missing-parameter,       Refused",
    })
    void tellsTheirTroubleFromOurs(String code, String type, String subCode, String outcome) {
        String error =
                "{\"code\":\"%s\",\"type\":\"%s\",\"sub_code\":\"%s\",\"msg\":\"no\"}".formatted(code, type, subCode);
        assertThat(read(200, "{\"error_response\":" + error + "}").getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(read(200, error).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"500, ''", "429, ''", "502, '<html>'", "200, '<html>'", "302, ''"})
    void whatIsNoAnswerIsAskedAgain(int status, String body) {
        assertThat(read(status, body)).isInstanceOf(Retry.class);
    }

    @Test
    void noTrackingYetIsNoError() {
        String body =
                "{\"aliexpress_ds_order_tracking_get_response\":{\"result\":{\"ret\":false,\"code\":\"1001\",\"msg\":\"TRACKING DATA NOT FOUND\"}}}";
        assertThat(AliExpressAnswer.read(AliExpressCall.TRACKING_GET, 200, Hmac.utf8(body)))
                .isEqualTo(new Nothing("1001 TRACKING DATA NOT FOUND"));
        assertThat(read(200, "{\"aliexpress_trade_ds_order_get_response\":{\"request_id\":\"1\"}}"))
                .isInstanceOf(Nothing.class);
    }

    private static AliExpressAnswer read(int status, String body) {
        return AliExpressAnswer.read(AliExpressCall.ORDER_GET, status, Hmac.utf8(body));
    }
}
