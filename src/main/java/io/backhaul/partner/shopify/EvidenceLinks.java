package io.backhaul.partner.shopify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Links to photos in what a customer wrote. Anybody can write anything there, so only hosts that the store's configuration
 * allows are followed, over https; plain http only to this machine itself, for trying the hub out.
 */
public final class EvidenceLinks {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'\\\\^`{|}]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]]+$");
    private static final int MOST = 20;

    private EvidenceLinks() {}

    /**
     * Allowed links in the order of the text, each once, at most 20.
     *
     * @param note what the customer wrote, may be null
     * @param hosts allowed hosts, exact, either {@code cdn.shopify.com} or {@code localhost:8080}; a host without a port allows
     *     the scheme's own port only, except on this machine
     */
    public static List<URI> in(String note, Collection<String> hosts) {
        if (note == null) {
            return List.of();
        }
        return LINK.matcher(note)
                .results()
                .map(MatchResult::group)
                .map(link -> TRAILING.matcher(link).replaceFirst(""))
                .flatMap(link -> parse(link).stream())
                .filter(link -> allowed(link, hosts))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Optional<URI> parse(String link) {
        try {
            return Optional.of(new URI(link)).filter(u -> u.getHost() != null && u.getRawUserInfo() == null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean allowed(URI link, Collection<String> hosts) {
        boolean loopback = isLoopback(link.getHost());
        if (!link.getScheme().equalsIgnoreCase("https") && !loopback) {
            return false;
        }
        boolean anyPort = loopback || link.getPort() == -1 || link.getPort() == 443;
        return hosts.stream()
                .map(h -> h.toLowerCase(Locale.ROOT))
                .anyMatch(h -> h.equals(authority(link)) || (anyPort && h.equals(host(link))));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127\\.\\d+\\.\\d+\\.\\d+") || host.equals("[::1]");
    }

    private static String host(URI link) {
        return link.getHost().toLowerCase(Locale.ROOT);
    }

    private static String authority(URI link) {
        return link.getPort() == -1 ? host(link) : host(link) + ":" + link.getPort();
    }
}
