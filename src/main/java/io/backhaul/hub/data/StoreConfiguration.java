package io.backhaul.hub.data;

import io.backhaul.hub.StartRefused;
import io.backhaul.store.Attachments;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.Outbox;
import io.backhaul.store.Receipts;
import io.backhaul.store.Vault;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What the hub keeps as it came in: receipts, attachments, the keys they are encrypted with, how far channels were read. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Vault vault(
            JdbcClient database, Clock clock, DataDirectory data, @Value("${backhaul.master-key:}") String masterKey) {
        Vault vault = new Vault(database, clock, MasterKeyFile.load(masterKey, data.resolve("master.key")));
        if (!vault.fits()) {
            throw new StartRefused(
                    "The master key does not open what this database holds.",
                    "Give the key that was used before, in BACKHAUL_MASTER_KEY or " + data.resolve("master.key") + ".");
        }
        return vault;
    }

    @Bean
    Receipts receipts(
            JdbcClient database, PlatformTransactionManager transactions, Vault vault, Outbox outbox, Clock clock) {
        return new Receipts(database, transactions, vault, outbox, clock);
    }

    @Bean
    Attachments attachments(JdbcClient database, Vault vault) {
        return new Attachments(database, vault);
    }

    @Bean
    ChannelMarks channelMarks(JdbcClient database) {
        return new ChannelMarks(database);
    }
}
