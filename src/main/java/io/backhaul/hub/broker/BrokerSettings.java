package io.backhaul.hub.broker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the queues are.
 *
 * @param url an Artemis broker, for example {@code tcp://broker:61616}; empty for the embedded one
 * @param user name at that broker
 * @param password its secret
 * @param consumers consumers per queue and node
 * @param relayThreads senders of outbox rows per node
 */
@ConfigurationProperties("backhaul.broker")
record BrokerSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("2") int consumers,
        @DefaultValue("2") int relayThreads) {

    boolean embedded() {
        return url.isBlank();
    }

    @Override
    public String toString() {
        return "BrokerSettings[url=" + url + ", user=" + user + ", password=hidden]";
    }
}
