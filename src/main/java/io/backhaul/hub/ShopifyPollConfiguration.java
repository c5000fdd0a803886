package io.backhaul.hub;

import io.backhaul.hub.in.ShopifyPollSettings;
import io.backhaul.hub.in.ShopifyPolling;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.store.Leases;
import io.backhaul.store.Receipts;
import io.backhaul.store.StoreTasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The regular reading of each store, which makes a lost webhook harmless. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopifyPollSettings.class)
class ShopifyPollConfiguration {

    @Bean
    ShopifyPolling shopifyPolling(
            ShopifyPollSettings settings,
            Merchants merchants,
            ShopifyStores stores,
            Receipts receipts,
            StoreTasks tasks,
            JdbcClient db,
            Leases leases,
            MeterRegistry metrics,
            TransactionTemplate transactions,
            Clock clock) {
        return new ShopifyPolling(
                settings,
                merchants,
                (store, call) -> stores.query(store, call, Use.POLLING),
                receipts,
                tasks,
                db,
                leases,
                metrics,
                transactions,
                clock);
    }
}
