package io.backhaul.hub.connect;

import io.backhaul.console.Connecting;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.backhaul.hub.connect.Subscriptions.Found;
import io.backhaul.hub.connect.Subscriptions.NotAsked;
import io.backhaul.hub.out.ConnectedStores;
import io.backhaul.hub.out.StoreAccess.NoAccess;
import io.backhaul.hub.out.StoreTokens;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.hub.settings.StoreConfig.Login;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyInstallation;
import io.backhaul.partner.shopify.ShopifyScope;
import io.backhaul.store.StoreConnections;
import io.backhaul.store.StoreConnections.Connection;
import io.backhaul.store.StoreSigns;
import java.util.ArrayList;
import java.util.List;

/** Connects stores for people: tests, names what is missing, subscribes, and shows what comes of it. */
public final class StoreDesk implements Connecting {

    private final Merchants merchants;
    private final ConnectedStores connected;
    private final StoreTokens tokens;
    private final StoreConnections connections;
    private final StoreSigns signs;
    private final Subscriptions subscriptions;
    private final SubscriptionWatch watch;
    private final PublicAddress address;
    private final ReturnPreview preview;

    public StoreDesk(
            Merchants merchants,
            ConnectedStores connected,
            StoreTokens tokens,
            StoreConnections connections,
            StoreSigns signs,
            Subscriptions subscriptions,
            SubscriptionWatch watch,
            PublicAddress address,
            ReturnPreview preview) {
        this.merchants = merchants;
        this.connected = connected;
        this.tokens = tokens;
        this.connections = connections;
        this.signs = signs;
        this.subscriptions = subscriptions;
        this.watch = watch;
        this.address = address;
        this.preview = preview;
    }

    @Override
    public List<Store> stores(String merchant) {
        return merchants.merchant(merchant).stream()
                .flatMap(m -> m.stores().stream())
                .map(this::shown)
                .toList();
    }

    private Store shown(StoreConfig store) {
        Connection known = connections.find(store.merchant(), store.code());
        List<Need> needs = known.scopes() == null ? List.of() : needs(known.scopes());
        String channel = "shopify:" + store.code();
        return new Store(
                store.code(),
                store.domain(),
                store.apiVersion(),
                login(store),
                store.login() instanceof Login.Exchanged,
                known.state().name(),
                known.reason(),
                known.scopes(),
                needs,
                known.lookedAt(),
                watch.wanted(store).size(),
                known.missing(),
                address.hook(store).orElse(null),
                signs.lastWebhook(store.merchant(), channel).orElse(null),
                signs.lastPoll(store.merchant(), store.code()).orElse(null));
    }

    private static List<Need> needs(List<String> granted) {
        return ShopifyScope.missing(granted).stream()
                .map(scope -> new Need(scope.handle(), scope.purpose()))
                .toList();
    }

    private static String login(StoreConfig store) {
        if (store.login() instanceof Login.Token) {
            return "access token of a custom app";
        }
        return store.login() instanceof Login.Exchanged
                ? "embedded app, tokens by exchange and refresh"
                : "own app, tokens by client credentials";
    }

    private StoreConfig store(String merchant, String code) {
        return merchants
                .store(code)
                .filter(store -> store.merchant().equals(merchant))
                .orElseThrow(() -> new Unknown("There is no store " + code + " in config/merchants."));
    }

    @Override
    public List<Step> connect(String merchant, String code) {
        StoreConfig store = store(merchant, code);
        List<Step> steps = new ArrayList<>();
        connected.open(store, "connected again");
        ShopifyAnswer answer = watch.scopes(store, Use.COMMAND);
        if (!(answer instanceof ShopifyAnswer.Done done)) {
            steps.add(new Step(false, "The store cannot be called: " + Subscriptions.words(answer) + "."));
            return steps;
        }
        ShopifyInstallation app = ShopifyInstallation.of(done.data());
        boolean same = app.domain().equalsIgnoreCase(store.domain());
        steps.add(new Step(
                same,
                "The credentials open the shop " + app.shop() + " (" + app.domain() + ")"
                        + (same ? "." : ", configured is " + store.domain() + ": its webhooks would be refused.")));
        needs(app.scopes())
                .forEach(need -> steps.add(new Step(
                        false, "Scope " + need.scope() + " is missing; the hub needs it " + need.purpose() + ".")));
        if (same) {
            steps.addAll(subscribed(store));
        }
        return steps;
    }

    private List<Step> subscribed(StoreConfig store) {
        String hook = address.hook(store).orElse(null);
        if (hook == null) {
            return List.of(
                    new Step(
                            false,
                            "No webhook can be subscribed: set BACKHAUL_PUBLIC_URL to the https address at which stores reach the hub."));
        }
        try {
            Found found = subscriptions.complete(store, watch.wanted(store), hook, Use.COMMAND);
            watch.note(store, found);
            List<Step> steps = new ArrayList<>();
            int made = found.missed().size() - found.failed().size();
            int there = watch.wanted(store).size() - found.missed().size();
            steps.add(new Step(
                    true, "Webhooks to " + hook + ": " + there + " topics were subscribed, " + made + " are new."));
            found.failed()
                    .forEach((topic, why) -> steps.add(new Step(false, "Topic " + topic + " is refused: " + why)));
            return steps;
        } catch (NotAsked e) {
            return List.of(new Step(false, "The subscriptions cannot be listed: " + e.getMessage() + "."));
        }
    }

    @Override
    public List<Preview> lastReturns(String merchant, String code) {
        return preview.of(store(merchant, code));
    }

    @Override
    public void exchange(String merchant, String code, String sessionToken) {
        StoreConfig store = store(merchant, code);
        try {
            tokens.exchange(store, sessionToken);
        } catch (NoAccess e) {
            throw new Refused(e.getMessage(), e);
        }
        connected.open(store, "a token was exchanged");
    }

    @Override
    public String lines(String domain, String login) {
        return StoreLines.of(domain, login);
    }
}
