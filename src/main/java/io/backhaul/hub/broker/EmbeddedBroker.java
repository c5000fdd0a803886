package io.backhaul.hub.broker;

import io.backhaul.hub.StartRefused;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/**
 * Artemis inside the hub with a durable journal in the data directory. Nobody but this process can reach it: its only
 * acceptor is {@code vm://}, which is also why it needs no users.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final AtomicInteger SERVERS = new AtomicInteger();
    private static final int MEGABYTE = 1024 * 1024;

    private final String url = "vm://" + SERVERS.incrementAndGet();
    private final EmbeddedActiveMQ broker;

    /** Starts the broker on this directory; {@link StartRefused} when its journal cannot be used. */
    public EmbeddedBroker(Path directory) {
        broker = new EmbeddedActiveMQ().setConfiguration(configuration(directory, url));
        try {
            broker.start();
        } catch (Exception e) {
            throw new StartRefused(
                    "The embedded broker does not start: " + e.getMessage(),
                    "Look at " + directory + ". It may be deleted: the queues are rebuilt from the database.",
                    e);
        }
    }

    /** What clients in this process connect to. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker does not stop", e);
        }
    }

    private static Configuration configuration(Path directory, String url) {
        try {
            return new ConfigurationImpl()
                    .setName("backhaul")
                    .setPersistenceEnabled(true)
                    .setJournalType(JournalType.NIO)
                    // the default timer (3.3 ms) would cap a sender at 290 messages a second
                    .setJournalBufferTimeout_NIO(200_000)
                    .setJournalDatasync(true)
                    .setJournalSyncTransactional(true)
                    .setJournalSyncNonTransactional(true)
                    .setJournalDirectory(directory.resolve("journal").toString())
                    .setBindingsDirectory(directory.resolve("bindings").toString())
                    .setPagingDirectory(directory.resolve("paging").toString())
                    .setLargeMessagesDirectory(directory.resolve("large").toString())
                    .setIDCacheSize(100_000)
                    .setMinDiskFree(200L * MEGABYTE)
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .addAcceptorConfiguration("in-vm", url)
                    .addAddressSetting("#", work())
                    .addAddressSetting(BrokerNames.PARKED, parked())
                    .addQueueConfiguration(QueueConfiguration.of(BrokerNames.PARKED)
                            .setAddress(BrokerNames.PARKED)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setDurable(true));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static AddressSettings work() {
        return durableQueues()
                .setMaxDeliveryAttempts(10)
                .setRedeliveryDelay(1000)
                .setRedeliveryMultiplier(2.0)
                .setMaxRedeliveryDelay(60_000)
                .setRedeliveryCollisionAvoidanceFactor(0.15)
                .setPageLimitBytes(2048L * MEGABYTE)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    /** What was tried too often stays until a person acts: no attempts are counted and no limit applies here. */
    private static AddressSettings parked() {
        return durableQueues().setMaxDeliveryAttempts(-1);
    }

    private static AddressSettings durableQueues() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(BrokerNames.PARKED))
                .setExpiryAddress(SimpleString.of(BrokerNames.PARKED)) // nothing expires; without it the broker warns
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDefaultGroupBuckets(1024)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(20L * MEGABYTE)
                .setPageSizeBytes(MEGABYTE);
    }
}
