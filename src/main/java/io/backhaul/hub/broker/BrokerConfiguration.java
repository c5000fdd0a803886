package io.backhaul.hub.broker;

import io.backhaul.hub.data.DataDirectory;
import io.backhaul.store.Leases;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Starts;
import io.backhaul.store.Unfinished;
import io.backhaul.store.Unsent;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/** The broker, the ways to it, the {@code jms} component of the routes, and the relay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
class BrokerConfiguration {

    @Bean
    @Conditional(NoExternalBroker.class)
    EmbeddedBroker embeddedBroker(DataDirectory data) {
        return new EmbeddedBroker(data.resolve("broker"));
    }

    /** For listeners: waits for a broker that is away and asks for little in advance, so that a crash redelivers little. */
    @Bean
    ActiveMQConnectionFactory listenerConnectionFactory(
            BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded) {
        ActiveMQConnectionFactory factory = connectionFactory(settings, embedded);
        factory.setConsumerWindowSize(65_536);
        factory.setReconnectAttempts(-1);
        factory.setCallTimeout(30_000);
        return factory;
    }

    /** For senders: pooled, and failing soon, since a sender holds a database transaction meanwhile. */
    @Bean(destroyMethod = "stop")
    JmsPoolConnectionFactory senderConnectionFactory(BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(sender(settings, embedded));
        pool.setMaxConnections(Math.max(2, settings.relayThreads()));
        return pool;
    }

    @Bean
    JmsComponent jms(
            ActiveMQConnectionFactory listenerConnectionFactory,
            JmsPoolConnectionFactory senderConnectionFactory,
            BrokerSettings settings) {
        JmsComponent jms = new JmsComponent();
        jms.setAllowAutoWiredConnectionFactory(false);
        jms.setConnectionFactory(senderConnectionFactory);
        jms.setListenerConnectionFactory(listenerConnectionFactory);
        jms.setTransacted(true); // without it a message is acknowledged before its route has run
        jms.setLazyCreateTransactionManager(false); // with it every message opens a connection of its own
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setConcurrentConsumers(settings.consumers());
        jms.setTestConnectionOnStartup(false); // an external broker may be away; receipts are durable anyway
        jms.setRecoveryInterval(5000);
        jms.setErrorHandlerLogStackTrace(false); // the broker redelivers; the route's own log tells the story once
        return jms;
    }

    @Bean
    OutboxSignal outboxSignal() {
        return new OutboxSignal();
    }

    @Bean
    Outbox outbox(JdbcClient database, OutboxSignal signal) {
        return new Outbox(database, signal);
    }

    @Bean
    Leases leases(JdbcClient database) {
        return new Leases(database);
    }

    @Bean
    RelayThreads outboxRelay(
            JdbcClient database,
            PlatformTransactionManager transactions,
            JmsPoolConnectionFactory senders,
            OutboxSignal signal,
            BrokerSettings settings,
            ObjectProvider<EmbeddedBroker> embedded,
            MeterRegistry metrics) {
        Unsent unsent = new Unsent(database);
        metrics.gauge("backhaul.outbox.waiting", unsent, rows -> rows.count(100_000));
        return new RelayThreads(
                new OutboxRelay(unsent, new TransactionTemplate(transactions), senders),
                new BrokerCheck(sender(settings, embedded), unsent, new Unfinished(database)),
                signal,
                settings);
    }

    @Bean
    Requeue requeue(
            JdbcClient database,
            Outbox outbox,
            PlatformTransactionManager transactions,
            BrokerSettings settings,
            ObjectProvider<EmbeddedBroker> embedded,
            MeterRegistry metrics) {
        return new Requeue(
                new Unfinished(database),
                outbox,
                new TransactionTemplate(transactions),
                sender(settings, embedded),
                metrics);
    }

    @Bean
    Housekeeping housekeeping(Requeue requeue, JdbcClient database, Leases leases) {
        return new Housekeeping(requeue, new Unfinished(database), new Unsent(database), leases, new Starts(database));
    }

    private static ActiveMQConnectionFactory sender(BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded) {
        ActiveMQConnectionFactory factory = connectionFactory(settings, embedded);
        factory.setReconnectAttempts(0);
        factory.setCallTimeout(10_000);
        return factory;
    }

    private static ActiveMQConnectionFactory connectionFactory(
            BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded) {
        String url = settings.embedded() ? embedded.getObject().url() : settings.url();
        ActiveMQConnectionFactory factory = settings.user().isEmpty()
                ? new ActiveMQConnectionFactory(url)
                : new ActiveMQConnectionFactory(url, settings.user(), settings.password());
        factory.setDeserializationDenyList("*");
        factory.setBlockOnDurableSend(true);
        return factory;
    }

    /** No broker was named: the hub brings its own. */
    static class NoExternalBroker implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("backhaul.broker.url"));
        }
    }
}
