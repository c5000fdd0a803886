package io.backhaul.hub;

import io.backhaul.hub.out.ConnectedStores;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.out.StoreTokens;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.store.StoreConnections;
import io.backhaul.store.StoreTasks;
import io.backhaul.store.Vault;
import java.time.Clock;
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
            TransactionTemplate transactions,
            Clock clock) {
        return new ConnectedStores(tokens, connections, tasks, transactions, clock, Clock.systemUTC());
    }

    @Bean
    ShopifyStores shopifyStores(HttpCalls http, Merchants merchants, ConnectedStores connected) {
        return new ShopifyStores(http, merchants, connected, Clock.systemUTC(), time -> Thread.sleep(time.toMillis()));
    }
}
