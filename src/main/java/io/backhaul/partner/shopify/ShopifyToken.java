package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An access token of a store (Shopify facts 3).
 *
 * @param value what stands in {@code X-Shopify-Access-Token}; no log may show it
 * @param until when it is no longer used: some minutes before it expires, so that none expires on its way; null: never
 * @param refresh the refresh token that gets the next one, or null
 * @param refreshUntil when that expires, or null
 */
public record ShopifyToken(String value, Instant until, String refresh, Instant refreshUntil) {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** A token that never expires. */
    public static ShopifyToken lasting(String value) {
        return new ShopifyToken(value, null, null, null);
    }

    public boolean isGood(Instant now) {
        return until == null || now.isBefore(until);
    }

    /** Whether the refresh token may still be used. */
    public boolean isRefreshable(Instant now) {
        return refresh != null && (refreshUntil == null || now.isBefore(refreshUntil));
    }

    /** Empty when the answer has no token in it. */
    static Optional<ShopifyToken> of(JsonNode answer, Instant now) {
        return Json.text(answer, "/access_token")
                .map(value -> new ShopifyToken(
                        value,
                        life(answer, "/expires_in")
                                .map(life -> now.plus(life).minus(margin(life)))
                                .orElse(null),
                        Json.text(answer, "/refresh_token").orElse(null),
                        life(answer, "/refresh_token_expires_in").map(now::plus).orElse(null)));
    }

    private static Optional<Duration> life(JsonNode answer, String place) {
        return Optional.of(answer.at(place)).filter(JsonNode::isNumber).map(n -> Duration.ofSeconds(n.asLong()));
    }

    private static Duration margin(Duration life) {
        return life.compareTo(MARGIN.multipliedBy(2)) > 0 ? MARGIN : life.dividedBy(2);
    }

    /** As it is sealed and kept. */
    public byte[] kept() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("value", value);
        plain.put("until", until == null ? null : until.toString());
        plain.put("refresh", refresh);
        plain.put("refreshUntil", refreshUntil == null ? null : refreshUntil.toString());
        return Json.write(plain);
    }

    /** What {@link #kept()} wrote. */
    public static ShopifyToken ofKept(byte[] kept) {
        JsonNode plain = Json.read(kept).orElseThrow(() -> new IllegalStateException("no token was kept here"));
        return new ShopifyToken(
                plain.path("value").asText(),
                Json.text(plain, "/until").map(Instant::parse).orElse(null),
                Json.text(plain, "/refresh").orElse(null),
                Json.text(plain, "/refreshUntil").map(Instant::parse).orElse(null));
    }

    @Override
    public String toString() {
        return "token until " + until;
    }
}
