package io.backhaul.console;

import java.util.List;

/** Two stores: one that is connected but for a scope, one whose app was removed until it is connected again. */
final class RecordedConnecting implements Connecting {

    private boolean removed = true;
    private String token;

    @Override
    public List<Store> stores(String merchant) {
        return List.of(
                new Store(
                        "demo",
                        "demo.myshopify.com",
                        "2026-07",
                        "access token of a custom app",
                        false,
                        "OPEN",
                        null,
                        List.of("read_orders"),
                        List.of(new Need("read_all_orders", "to read orders older than 60 days")),
                        ConsoleWorld.NOW,
                        20,
                        List.of("returns/request"),
                        "https://hub.example/hooks/shopify/demo",
                        ConsoleWorld.NOW,
                        null),
                removable());
    }

    private Store removable() {
        return new Store(
                "demo-eu",
                "demo-eu.myshopify.com",
                "2026-07",
                "embedded app",
                true,
                removed ? "UNINSTALLED" : "OPEN",
                removed ? "The app was removed from store demo-eu." : null,
                null,
                List.of(),
                null,
                20,
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public List<Step> connect(String merchant, String store) {
        if (!store.equals("demo-eu")) {
            throw new Unknown("There is no store " + store + " in config/merchants.");
        }
        removed = false;
        return List.of(new Step(true, "The credentials open the shop."), new Step(false, "Scope x is missing."));
    }

    @Override
    public List<Preview> lastReturns(String merchant, String store) {
        if (store.equals("demo-eu")) {
            throw new Refused("Store demo-eu cannot be read: HTTP 401");
        }
        return List.of(new Preview("gid://shopify/Return/1", List.of("{\"note\":\"<b>x</b>\"}"), null));
    }

    @Override
    public void exchange(String merchant, String store, String sessionToken) {
        token = sessionToken;
        if (!token.equals("good")) {
            throw new Refused("the store grants no token: HTTP 400, invalid_subject_token");
        }
    }

    @Override
    public String lines(String domain, String login) {
        if (domain.contains("/")) {
            throw new Refused("'" + domain + "' is no shop.");
        }
        return "  - code: " + domain + "\n";
    }
}
