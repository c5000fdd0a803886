package io.backhaul.hub;

import io.backhaul.hub.data.DataDirectory;
import io.backhaul.hub.in.StoreGone;
import io.backhaul.hub.privacy.PrivacyDesk;
import io.backhaul.hub.privacy.PrivacyWork;
import io.backhaul.hub.privacy.StoreRequests;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.store.Attachments;
import io.backhaul.store.Receipts;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
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

    /** Without anything that could call the store less, a person must know that it has left. */
    @Bean
    StoreRequests storeRequests(PrivacyWork privacy, ObjectProvider<StoreGone> gone) {
        return privacy.storeRequests(gone.getIfAvailable(() -> (store, receipt) -> {
            throw new UnreadableMessage(
                    "webhook " + receipt.sourceId(),
                    "store " + store + " has removed the app: take it out of the configuration, or connect it again");
        }));
    }

    @Bean
    PrivacyDesk privacyDesk(PrivacyWork privacy) {
        return privacy.desk();
    }
}
