package io.backhaul.hub.connect;

import io.backhaul.hub.StartRefused;
import io.backhaul.hub.settings.StoreConfig;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where stores and suppliers reach the hub from outside. Not set, nothing is subscribed and mails carry no links; set wrongly,
 * the hub does not start.
 */
public final class PublicAddress {

    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");

    private final String base;

    /** @param setting for example {@code https://returns.example.com}; blank: not known */
    public PublicAddress(String setting) {
        this.base = setting.isBlank() ? null : checked(setting.strip());
    }

    private static String checked(String address) {
        try {
            URI uri = new URI(address);
            boolean safe = "https".equals(uri.getScheme()) && uri.getHost() != null;
            boolean here = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
            if (safe || here) {
                return address.replaceFirst("/+$", "");
            }
        } catch (java.net.URISyntaxException e) {
            throw refused(address, e);
        }
        throw refused(address, null);
    }

    private static StartRefused refused(String address, Exception cause) {
        return new StartRefused(
                "BACKHAUL_PUBLIC_URL is " + address + ", where no store can send webhooks to.",
                "Give the https address at which the hub is reached from outside, for example https://returns.example.com.",
                cause);
    }

    /** Where the store's webhooks go; empty when the hub's address is not known. */
    public Optional<String> hook(StoreConfig store) {
        return Optional.ofNullable(base).map(b -> b + "/hooks/shopify/" + store.code());
    }

    /** Where the supplier with this token answers; empty when the hub's address is not known. */
    public Optional<String> answer(String token) {
        return Optional.ofNullable(base).map(b -> b + "/answer/" + token);
    }
}
