package io.backhaul.hub;

import io.backhaul.hub.data.DataDirectory;
import io.backhaul.hub.out.ConnectedStores;
import io.backhaul.hub.privacy.PrivacyDesk;
import io.backhaul.hub.privacy.PrivacyWork;
import io.backhaul.hub.privacy.StoreRequests;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.partner.shopify.ShopifyWebhook;
import io.backhaul.store.Attachments;
import io.backhaul.store.Receipts;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is shown and erased of customers, and what stores ask for on their behalf. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    PrivacyWork privacy(
            JdbcClient db,
            TransactionTemplate transactions,
            Receipts receipts,
            Attachments attachments,
            DataDirectory data,
            Clock clock) {
        return new PrivacyWork(db, transactions, receipts, attachments, data.resolve("privacy"), clock);
    }

    @Bean
    StoreRequests storeRequests(PrivacyWork privacy, ConnectedStores connected, Merchants merchants) {
        return privacy.storeRequests((store, receipt) -> connected.uninstalled(
                        merchants.store(store).orElseThrow(),
                        ShopifyWebhook.happened(receipt.attributes()).orElse(null))
                ? "the app was removed: calls stop"
                : "told before the store was connected again");
    }

    @Bean
    PrivacyDesk privacyDesk(PrivacyWork privacy) {
        return privacy.desk();
    }
}
