package io.backhaul.partner.mail;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.impl.DNSPublicKeyRecordRetriever;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/** Where DKIM keys are published: the DNS, asked with a time limit, and not with every mail while it is away. */
public final class DkimKeys {

    private static final Duration REST = Duration.ofMinutes(1);

    private DkimKeys() {}

    /**
     * @param server {@code host:port} of a resolver, or empty for the machine's own
     * @param limit how long one answer may take
     */
    public static PublicKeyRecordRetriever dns(String server, Duration limit) {
        Resolver resolver = server.isBlank() ? new ExtendedResolver() : new SimpleResolver(address(server));
        resolver.setTimeout(limit);
        return new RestedKeys(new DNSPublicKeyRecordRetriever(resolver), REST, Clock.systemUTC());
    }

    private static InetSocketAddress address(String server) {
        int colon = server.lastIndexOf(':');
        return colon < 0
                ? new InetSocketAddress(server, SimpleResolver.DEFAULT_PORT)
                : new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
    }
}
