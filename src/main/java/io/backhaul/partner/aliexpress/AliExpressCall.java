package io.backhaul.partner.aliexpress;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One signed call of a business API: {@code POST <url>/sync} as {@code application/x-www-form-urlencoded} (supplier facts 1.1).
 * Both calls only read, so repeating one is harmless; a repetition is signed anew because the time is part of it.
 *
 * @param method API name
 * @param body form body
 */
public record AliExpressCall(String method, byte[] body) {

    public static final String PATH = "/sync";
    public static final String ORDER_GET = "aliexpress.trade.ds.order.get";
    public static final String TRACKING_GET = "aliexpress.ds.order.tracking.get";

    /**
     * Who calls.
     *
     * @param appKey key of the app
     * @param appSecret secret of the app, signs
     * @param session access token of the buyer's account
     */
    public record Credentials(String appKey, String appSecret, String session) {}

    /** Status of one of the buyer's orders. */
    public static AliExpressCall orderGet(Credentials credentials, String orderId, Instant now) {
        Map<String, Object> query = Map.of("order_id", orderId.matches("\\d{1,18}") ? Long.valueOf(orderId) : orderId);
        String json = new String(Json.write(query), StandardCharsets.UTF_8);
        return of(credentials, ORDER_GET, Map.of("single_order_query", json), now);
    }

    /** Tracking of the parcel to the customer; a return parcel is never there. */
    public static AliExpressCall trackingGet(Credentials credentials, String orderId, Instant now) {
        return of(credentials, TRACKING_GET, Map.of("ae_order_id", orderId, "language", "en_US"), now);
    }

    private static AliExpressCall of(Credentials who, String method, Map<String, String> arguments, Instant now) {
        Map<String, String> parameters = new TreeMap<>(arguments);
        parameters.put("app_key", who.appKey());
        parameters.put("session", who.session());
        parameters.put("method", method);
        parameters.put("timestamp", Long.toString(now.toEpochMilli()));
        parameters.put("sign_method", "sha256");
        parameters.put("format", "json");
        parameters.put("simplify", "false");
        parameters.put("sign", AliExpressSignature.sign("", parameters, who.appSecret()));
        String form = parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new AliExpressCall(method, Hmac.utf8(form));
    }
}
