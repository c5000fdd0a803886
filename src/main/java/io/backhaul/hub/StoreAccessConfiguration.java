package io.backhaul.hub;

import io.backhaul.hub.connect.PublicAddress;
import io.backhaul.hub.connect.ReturnPreview;
import io.backhaul.hub.connect.StoreDesk;
import io.backhaul.hub.connect.StoreMeters;
import io.backhaul.hub.connect.SubscriptionWatch;
import io.backhaul.hub.connect.Subscriptions;
import io.backhaul.hub.out.ConnectedStores;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.out.StoreTokens;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.Mappings;
import io.backhaul.store.Leases;
import io.backhaul.store.StoreConnections;
import io.backhaul.store.StoreSigns;
import io.backhaul.store.StoreTasks;
import io.backhaul.store.Unfinished;
import io.backhaul.store.Vault;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The hub's access to the stores: tokens, what is known of each connection, the budget of calls. */
@Configuration(proxyBeanMethods = false)
class StoreAccessConfiguration {

    @Bean
    StoreConnections storeConnections(JdbcClient db, Vault vault) {
        return new StoreConnections(db, vault);
    }

    @Bean
    StoreTasks storeTasks(JdbcClient db) {
        return new StoreTasks(db);
    }

    /** Tokens expire by the machine's time, however far business time was moved. */
    @Bean
    StoreTokens storeTokens(HttpCalls http, StoreConnections connections, TransactionTemplate transactions) {
        return new StoreTokens(http, connections, transactions, Clock.systemUTC());
    }

    @Bean
    ConnectedStores connectedStores(
            StoreTokens tokens,
            StoreConnections connections,
            StoreTasks tasks,
            JdbcClient database,
            TransactionTemplate transactions,
            Clock clock) {
        return new ConnectedStores(
                tokens, connections, tasks, new Unfinished(database), transactions, clock, Clock.systemUTC());
    }

    @Bean
    ShopifyStores shopifyStores(HttpCalls http, Merchants merchants, ConnectedStores connected) {
        return new ShopifyStores(http, merchants, connected, Clock.systemUTC(), time -> Thread.sleep(time.toMillis()));
    }

    /** A wrong address is refused at the start, not by the store weeks later. */
    @Bean
    PublicAddress publicAddress(@Value("${backhaul.public-url:}") String url) {
        return new PublicAddress(url);
    }

    @Bean
    Subscriptions subscriptions(ShopifyStores stores) {
        return new Subscriptions(stores);
    }

    @Bean
    SubscriptionWatch subscriptionWatch(
            Subscriptions subscriptions,
            ShopifyStores stores,
            PublicAddress address,
            Merchants merchants,
            StoreConnections connections,
            StoreTasks tasks,
            Leases leases,
            Clock clock) {
        return new SubscriptionWatch(subscriptions, stores, address, merchants, connections, tasks, leases, clock);
    }

    @Bean
    StoreDesk storeDesk(
            Merchants merchants,
            ConnectedStores connected,
            StoreTokens tokens,
            StoreConnections connections,
            Subscriptions subscriptions,
            SubscriptionWatch watch,
            ShopifyStores stores,
            PublicAddress address,
            Mappings mappings,
            StoreSigns signs) {
        return new StoreDesk(
                merchants,
                connected,
                tokens,
                connections,
                signs,
                subscriptions,
                watch,
                address,
                new ReturnPreview(stores, mappings));
    }

    @Bean
    StoreSigns storeSigns(JdbcClient db, Clock clock) {
        return new StoreSigns(db, clock);
    }

    /** Per store: whether it may be called, how many topics have no subscription, how many points are left. */
    @Bean
    MeterBinder storeMeters(Merchants merchants, StoreConnections connections, ShopifyStores stores) {
        return metrics -> merchants.merchants().stream()
                .flatMap(merchant -> merchant.stores().stream())
                .forEach(store -> new StoreMeters(store, connections, stores).bindTo(metrics));
    }
}
