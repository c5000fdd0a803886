package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Refusal;
import java.util.List;

/**
 * A simulated shop.
 *
 * @param code short name, as in the hub's paths
 * @param domain its myshopify domain
 * @param location the gid of its one stock location
 */
public record Store(String code, String domain, String location, String locationName) {

    /** The access token that both stores take. */
    public static final String TOKEN = "sandbox-token";

    /** The secret with which both sign their webhooks. */
    public static final String SECRET = "test_secret_key";

    /** All stores of the sandbox. */
    public static final List<Store> ALL = List.of(
            new Store("demo", "demo.myshopify.com", "gid://shopify/Location/70000000001", "Demo warehouse"),
            new Store("demo-eu", "demo-eu.myshopify.com", "gid://shopify/Location/70000000002", "Demo EU warehouse"));

    static Store of(String code) {
        return ALL.stream()
                .filter(store -> store.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "no store " + code + " in the sandbox"));
    }
}
