package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Page;
import io.backhaul.sandbox.kit.PartnerServer;
import java.util.ArrayList;
import java.util.List;

/** The control desk's calls about the app at the stores: its tokens, scopes, removal, and its webhook subscriptions. */
final class AppDesk {

    private final AppAccess access;
    private final Office office;
    private final PostOffice post;

    AppDesk(AppAccess access, Office office, PostOffice post) {
        this.access = access;
        this.office = office;
        this.post = post;
    }

    void open(PartnerServer server) {
        server.on("POST", "/shopify/{store}/admin/oauth/access_token", access::grant);
        server.on("GET", "/sandbox/shopify/tokens", call -> Page.of(access.given(), call));
        server.on("POST", "/sandbox/shopify/app", this::change);
        server.on("GET", "/sandbox/shopify/subscriptions", this::list);
        server.on("DELETE", "/sandbox/shopify/subscriptions", this::delete);
    }

    /** {@code {"store", "installed", "fixedToken", "revoke", "scopes"}}: what is left out stays as it is. */
    private Answer change(Call call) {
        JsonNode wish = call.json();
        Store store = Store.of(wish.path("store").asText("demo"));
        AppAccess.App before = access.app(store);
        List<String> scopes = new ArrayList<>();
        wish.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        AppAccess.App now = new AppAccess.App(
                wish.path("installed").asBoolean(before.installed()),
                wish.path("fixedToken").asBoolean(before.fixed()),
                wish.has("scopes") ? scopes : before.scopes());
        access.put(store, now);
        boolean removed = before.installed() && !now.installed();
        if (removed || wish.path("revoke").asBoolean()) {
            access.revoke(store);
        }
        if (removed) {
            subscriptions(store).clear(null);
            office.notices().uninstalled(store);
        }
        return Answer.json(now);
    }

    private Subscriptions subscriptions(Store store) {
        return new Subscriptions(store, office.shelf(), office.clock(), post);
    }

    private Answer list(Call call) {
        return Page.of(
                subscriptions(Store.of(call.query("store").orElse("demo"))).plain(), call);
    }

    /** As the store does after eight failed deliveries; without a topic all of them. */
    private Answer delete(Call call) {
        Store store = Store.of(call.query("store").orElse("demo"));
        subscriptions(store).clear(call.query("topic").orElse(null));
        return list(call);
    }
}
