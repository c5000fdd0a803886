package io.backhaul.sandbox.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.FaultKind;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The platform's gateway {@code /sync}: signed forms in, JSON with status 200 out, errors included. */
final class TopApi implements Faults.Wording {

    private final Function<String, JsonNode> orders;
    private final Faults faults;

    TopApi(Function<String, JsonNode> orders, Faults faults) {
        this.orders = orders;
        this.faults = faults;
    }

    Answer serve(Call call) {
        Map<String, String> form = call.form();
        Optional<FaultKind> fault = faults.strike("aliexpress", true, call.text());
        Supplier<Answer> work = () -> answer(form);
        return fault.isPresent() ? Faults.play(fault.get(), work, this) : work.get();
    }

    private Answer answer(Map<String, String> form) {
        if (!AliExpressSandbox.APP_KEY.equals(form.get("app_key"))) {
            return error("29", "ISV", "isv.appkey-not-exists", "Invalid app key");
        }
        if (!signature(form).equals(form.get("sign"))) {
            return error(
                    "IncompleteSignature", "ISV", "isv.signature-invalid", "The request signature does not conform");
        }
        if (!AliExpressSandbox.TOKEN.equals(form.getOrDefault("session", form.get("access_token")))) {
            return error("IllegalAccessToken", "ISV", "isv.invalid-session", "The access token is invalid or expired");
        }
        return switch (form.getOrDefault("method", "")) {
            case "aliexpress.trade.ds.order.get" -> order(form);
            case "aliexpress.ds.order.tracking.get" -> tracking(form);
            default -> error("22", "ISV", "isv.invalid-method", "Invalid method");
        };
    }

    /** All parameters that are not empty, in the order of their names, without separators. */
    static String signature(Map<String, String> form) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(form).forEach((name, value) -> {
            if (!name.equals("sign") && !value.isEmpty()) {
                text.append(name).append(value);
            }
        });
        return Signatures.hexHmac(AliExpressSandbox.APP_SECRET, text.toString()).toUpperCase(Locale.ROOT);
    }

    private Answer order(Map<String, String> form) {
        String query = form.getOrDefault("single_order_query", "{}");
        JsonNode order;
        try {
            String id = Json.read(query.getBytes(StandardCharsets.UTF_8), JsonNode.class)
                    .path("order_id")
                    .asText();
            order = orders.apply(id);
        } catch (IllegalArgumentException e) {
            return error("41", "ISV", "isv.invalid-parameter", "single_order_query is not JSON");
        }
        if (order == null) {
            return error("15", "ISV", "isv.invalid-authorization", "The order does not belong to this account");
        }
        return wrapped("aliexpress_trade_ds_order_get_response", order);
    }

    private Answer tracking(Map<String, String> form) {
        JsonNode order = orders.apply(form.getOrDefault("ae_order_id", ""));
        ObjectNode result = Json.object();
        if (order == null) {
            result.put("ret", false).put("code", "1001").put("msg", "TRACKING DATA NOT FOUND");
        } else {
            ObjectNode detail = result.put("ret", true)
                    .putObject("data")
                    .putObject("tracking_detail_line_list")
                    .putArray("tracking_detail")
                    .addObject();
            JsonNode parcel = order.at("/logistics_info_list/aeop_order_logistics_info/0");
            detail.put("mail_no", parcel.path("logistics_no").asText()).put("carrier_name", "Cainiao");
            detail.putObject("detail_node_list").putArray("detail_node");
        }
        return wrapped("aliexpress_ds_order_tracking_get_response", result);
    }

    private static Answer wrapped(String name, JsonNode result) {
        ObjectNode body = Json.object();
        ObjectNode response = body.putObject(name);
        response.set("result", result);
        response.put("request_id", requestId());
        return Answer.json(body);
    }

    private static Answer error(String code, String type, String subCode, String message) {
        ObjectNode body = Json.object();
        body.putObject("error_response")
                .put("code", code)
                .put("type", type)
                .put("sub_code", subCode)
                .put("sub_msg", message)
                .put("msg", message)
                .put("request_id", requestId());
        return Answer.json(body);
    }

    private static String requestId() {
        return "21" + Ids.number();
    }

    @Override
    public Answer broken() {
        return Answer.text(500, "text/html", "<html><body>Service unavailable</body></html>");
    }

    @Override
    public Answer tooMany() {
        return error("ApiCallLimit", "ISV", "isv.app-call-limited", "The request speed is too fast");
    }

    @Override
    public Answer inFlight() {
        return error("15", "ISP", "isp.service-unavailable", "Remote service error");
    }
}
