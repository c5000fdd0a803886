package io.backhaul.hub.out;

import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.StoreAccess.NoAccess;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.hub.settings.StoreConfig.Login;
import io.backhaul.partner.shopify.ShopifyToken;
import io.backhaul.partner.shopify.ShopifyTokenCall;
import io.backhaul.partner.shopify.ShopifyTokenCall.Answer.Granted;
import io.backhaul.partner.shopify.ShopifyTokenCall.Answer.Refused;
import io.backhaul.partner.shopify.ShopifyTokenCall.Answer.Unavailable;
import io.backhaul.store.StoreConnections;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Access tokens of the stores, fetched and refreshed shortly before they expire, sealed in the database, shared by all nodes.
 *
 * <p>Whoever needs a new one locks the store's row, looks whether another node was faster, and only then asks the store: no
 * refresh token is spent twice at once. The new pair is used by nobody before it is committed. If the hub dies between the
 * store's answer and the commit, the row still holds the old refresh token, which the store takes until the new one was used
 * (Shopify facts 3); so the next try gets another pair and nothing is lost. The one call inside a transaction is this one: its
 * time-outs are those of every call, and it holds nothing but this row.
 */
public final class StoreTokens {

    private final HttpCalls http;
    private final StoreConnections connections;
    private final TransactionTemplate transactions;
    private final Clock realTime;
    private final Map<String, ShopifyToken> atHand = new ConcurrentHashMap<>();

    /** @param realTime the machine's time: tokens expire by it */
    public StoreTokens(HttpCalls http, StoreConnections connections, TransactionTemplate transactions, Clock realTime) {
        this.http = http;
        this.connections = connections;
        this.transactions = transactions;
        this.realTime = realTime;
    }

    /** A token that is good by all we know, another one than the refused. */
    String token(StoreConfig store, String refused) throws NoAccess {
        if (store.login() instanceof Login.Token fixed) {
            if (fixed.value().reveal().equals(refused)) {
                throw new NoAccess(true, "the store refuses the access token of its configuration");
            }
            return fixed.value().reveal();
        }
        ShopifyToken known = atHand.get(store.code());
        if (known == null || !serves(known, refused)) {
            known = renewed(store, refused);
            atHand.put(store.code(), known);
        }
        return known.value();
    }

    private boolean serves(ShopifyToken token, String refused) {
        return token.isGood(realTime.instant()) && !token.value().equals(refused);
    }

    private ShopifyToken renewed(StoreConfig store, String refused) throws NoAccess {
        Object[] outcome = {null};
        transactions.executeWithoutResult(tx -> {
            try {
                outcome[0] = locked(store, refused);
            } catch (NoAccess e) {
                outcome[0] = e;
            }
        });
        if (outcome[0] instanceof NoAccess none) {
            throw none;
        }
        return (ShopifyToken) outcome[0];
    }

    private ShopifyToken locked(StoreConfig store, String refused) throws NoAccess {
        Optional<ShopifyToken> kept =
                connections.lockToken(store.merchant(), store.code()).map(ShopifyToken::ofKept);
        if (kept.isPresent() && serves(kept.get(), refused)) {
            return kept.get(); // another node was faster
        }
        ShopifyToken fresh = granted(store, call(store, kept));
        connections.keepToken(store.merchant(), store.code(), fresh.kept());
        return fresh;
    }

    private ShopifyTokenCall call(StoreConfig store, Optional<ShopifyToken> kept) throws NoAccess {
        if (store.login() instanceof Login.ClientCredentials own) {
            return ShopifyTokenCall.clientCredentials(
                    own.clientId(), own.clientSecret().reveal());
        }
        Login.Exchanged app = (Login.Exchanged) store.login();
        String refresh = kept.filter(token -> token.isRefreshable(realTime.instant()))
                .map(ShopifyToken::refresh)
                .orElseThrow(() -> new NoAccess(
                        true,
                        kept.isEmpty()
                                ? "no token was exchanged yet: open the app in the store, or connect the store"
                                : "the token has expired and nothing can refresh it: connect the store again"));
        return ShopifyTokenCall.refresh(app.clientId(), app.clientSecret().reveal(), refresh);
    }

    /** Exchanges a session token of the embedded app for an offline token and keeps that. */
    public void exchange(StoreConfig store, String sessionToken) throws NoAccess {
        if (!(store.login() instanceof Login.Exchanged app)) {
            throw new NoAccess(true, "store " + store.code() + " is not configured with grant: token_exchange");
        }
        ShopifyToken token = granted(
                store,
                ShopifyTokenCall.exchange(app.clientId(), app.clientSecret().reveal(), sessionToken));
        transactions.executeWithoutResult(tx -> {
            connections.lockToken(store.merchant(), store.code());
            connections.keepToken(store.merchant(), store.code(), token.kept());
        });
        atHand.put(store.code(), token);
    }

    /** Forgets every token of the store. */
    void forget(StoreConfig store) {
        transactions.executeWithoutResult(tx -> connections.forgetToken(store.merchant(), store.code()));
        atHand.remove(store.code());
    }

    private ShopifyToken granted(StoreConfig store, ShopifyTokenCall call) throws NoAccess {
        try {
            HttpCalls.Answer answer = http.call(
                    "call-shopify-" + store.code(),
                    "POST",
                    ShopifyTokenCall.PATH,
                    Map.of("Content-Type", call.type(), "Accept", "application/json"),
                    call.body());
            ShopifyTokenCall.Answer read = ShopifyTokenCall.read(answer.status(), answer.body(), realTime.instant());
            if (read instanceof Granted granted) {
                return granted.token();
            }
            throw read instanceof Refused refused
                    ? new NoAccess(true, "the store grants no token: " + refused.reason())
                    : new NoAccess(false, "no token now: " + ((Unavailable) read).reason());
        } catch (NoAnswer e) {
            throw new NoAccess(false, "no token now: " + e.getMessage());
        }
    }
}
