package io.backhaul.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.TestDatabase;
import io.backhaul.store.Unfinished;
import io.backhaul.store.Unsent;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brokers that somebody else has set up. */
@Timeout(120)
class ForeignBrokerIT {

    private static final String URL = "vm://9901";

    @TempDir
    Path directory;

    private final JdbcTransactionManager transactions = new JdbcTransactionManager(TestDatabase.empty());
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final JdbcClient database = JdbcClient.create(transactions.getDataSource());
    private final Unsent unsent = new Unsent(database);
    private final Outbox outbox = new Outbox(database, new OutboxSignal());
    private final ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL);
    private EmbeddedActiveMQ broker;

    @AfterEach
    void stop() throws Exception {
        factory.close();
        broker.stop();
    }

    @Test
    void isRefusedWhenItWouldDeleteWhatItCannotDeliver() throws Exception {
        start(new AddressSettings());
        assertThatThrownBy(() -> check().run())
                .hasMessageContaining("would delete")
                .hasMessageContaining("core.return-messages");
    }

    @Test
    void isRefusedWhenItsDeadLetterAddressHasNoQueue() throws Exception {
        start(new AddressSettings().setDeadLetterAddress(SimpleString.of("nowhere")));
        assertThatThrownBy(() -> check().run()).hasMessageContaining("would delete");
    }

    @Test
    void isUsedWhenNothingCanBeLost() throws Exception {
        start(new AddressSettings().setDeadLetterAddress(SimpleString.of(BrokerNames.PARKED)));
        check().run();
        check().run();
    }

    @Test
    void aFullQueueDoesNotHoldUpTheOthers() throws Exception {
        start(new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(BrokerNames.PARKED))
                .setMaxSizeMessages(1)
                .setPageLimitMessages(1L)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL));
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 60; i++) {
                outbox.send("demo", "out.stuck", "g", "stuck" + i);
            }
            outbox.send("demo", "out.fine", "g", "fine");
        });
        OutboxRelay relay = new OutboxRelay(unsent, transaction, factory);
        while (relay.sendSome()) {
            assertThat(relay).isNotNull();
        }
        List<String> waiting = database.sql("select distinct queue from outbox where sent_at is null")
                .query(String.class)
                .list();
        assertThat(waiting).containsExactly("out.stuck");
    }

    private BrokerCheck check() {
        return new BrokerCheck(factory, unsent, new Unfinished(database));
    }

    private void start(AddressSettings settings) throws Exception {
        broker = new EmbeddedActiveMQ()
                .setConfiguration(new ConfigurationImpl()
                        .setJournalDirectory(directory.resolve("journal").toString())
                        .setBindingsDirectory(directory.resolve("bindings").toString())
                        .setPagingDirectory(directory.resolve("paging").toString())
                        .setLargeMessagesDirectory(directory.resolve("large").toString())
                        .setSecurityEnabled(false)
                        .setJMXManagementEnabled(false)
                        .addAcceptorConfiguration("vm", URL)
                        .addAddressSetting("#", settings));
        broker.start();
    }
}
