package io.backhaul.hub.work;

import io.backhaul.partner.mail.OwnServer;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is believed of a mail beside the name of our own mail server ({@code backhaul.mail-trust}).
 *
 * @param results how many Authentication-Results fields our server writes into one mail
 * @param dkim what DKIM signatures that the hub checks itself may prove
 * @param dns resolver that is asked for DKIM keys, {@code host:port}; empty: the machine's own
 * @param dnsWithin how long one answer of it may take
 */
@ConfigurationProperties("backhaul.mail-trust")
public record MailTrustSettings(
        @DefaultValue("1") int results,
        @DefaultValue("BESIDE") OwnServer.Dkim dkim,
        @DefaultValue("") String dns,
        @DefaultValue("5s") Duration dnsWithin) {}
