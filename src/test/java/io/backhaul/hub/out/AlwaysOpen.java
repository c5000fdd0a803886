package io.backhaul.hub.out;

import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.hub.settings.StoreConfig.Login;
import java.time.Clock;

/** Stores that are called with the token of their configuration, whatever they say. */
final class AlwaysOpen implements StoreAccess {

    /** The stores of these merchants. */
    static ShopifyStores stores(HttpCalls http, Merchants merchants) {
        return new ShopifyStores(
                http, merchants, new AlwaysOpen(), Clock.systemUTC(), time -> Thread.sleep(time.toMillis()));
    }

    @Override
    public String token(StoreConfig store, String refused) throws NoAccess {
        String token = ((Login.Token) store.login()).value().reveal();
        if (token.equals(refused)) {
            throw new NoAccess(true, "HTTP 401");
        }
        return token;
    }

    @Override
    public void refused(StoreConfig store, String words) {
        // nobody is told
    }

    @Override
    public void worked(StoreConfig store) {
        // nothing to heal
    }
}
