package io.backhaul.hub.in;

import io.backhaul.core.message.Evidence;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.mapping.MediaType;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.shopify.EvidenceLinks;
import io.backhaul.store.Attachments;
import io.backhaul.store.Receipt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ConcurrentLruCache;

/** Fetches the customer's photos from the hosts a store allows, and keeps them encrypted and unchanged (row S153). */
public final class EvidenceFiles {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);
    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final int MAX_FILES = 20;

    /** A return is not held up for longer by a photo that nobody serves, counted from the first time it was asked for in vain. */
    private static final Duration WAITS_FOR_PHOTOS = Duration.ofDays(1);

    private static final int MISSED_AT_ONCE = 10_000;

    private final HttpCalls http;
    private final Attachments attachments;
    private final Clock clock;
    private final ConcurrentLruCache<Missed, Instant> missedSince;

    /** @param clock real time: it is the host that is waited for */
    public EvidenceFiles(HttpCalls http, Attachments attachments, Clock clock) {
        this.http = http;
        this.attachments = attachments;
        this.clock = clock;
        this.missedSince = new ConcurrentLruCache<>(MISSED_AT_ONCE, missed -> clock.instant());
    }

    private record Missed(UUID receipt, URI link) {}

    /** @param hosts the only hosts that are asked; every other link is left alone */
    public List<Evidence> fetch(Receipt receipt, List<String> notes, Collection<String> hosts) {
        List<Evidence> fetched = new ArrayList<>();
        notes.stream()
                .flatMap(note -> EvidenceLinks.in(note, hosts).stream())
                .distinct()
                .limit(MAX_FILES)
                .forEach(link -> fetch(receipt, link).ifPresent(fetched::add));
        return List.copyOf(fetched);
    }

    /** Empty when the file is gone, too large, or away for a day: a lost photo must not lose the return. */
    private Optional<Evidence> fetch(Receipt receipt, URI link) {
        try {
            Answer answer = http.fetch(link);
            if (answer.status() >= 500 || answer.status() == 429) {
                return away(receipt, link, "evidence at " + link.getHost() + " answers " + answer.status(), null);
            }
            missedSince.remove(new Missed(receipt.id(), link));
            if (answer.status() != 200 || answer.body().length == 0 || answer.body().length > MAX_BYTES) {
                LOG.warn(
                        "evidence at {} is left out: it answers {} with {} bytes",
                        link.getHost(),
                        answer.status(),
                        answer.body().length);
                return Optional.empty();
            }
            return Optional.of(keep(receipt, link, answer.body()));
        } catch (NoAnswer e) {
            return away(
                    receipt, link, "evidence at " + link.getHost() + " cannot be fetched now: " + e.getMessage(), e);
        }
    }

    /** A hub that was started again counts anew. */
    private Optional<Evidence> away(Receipt receipt, URI link, String why, NoAnswer cause) {
        Instant since = missedSince.get(new Missed(receipt.id(), link));
        if (clock.instant().isBefore(since.plus(WAITS_FOR_PHOTOS))) {
            throw new TryLater(why, cause);
        }
        LOG.warn("{} and did not for a day: {} is read without it", why, receipt.sourceId());
        return Optional.empty();
    }

    private Evidence keep(Receipt receipt, URI link, byte[] content) {
        String name = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
        String mediaType = MediaType.of(content);
        Evidence.Kind kind = MediaType.evidenceKind(mediaType);
        attachments.put(receipt.merchant(), receipt.id(), null, kind, name, mediaType, content);
        LOG.debug("evidence {} kept for receipt {}", name, receipt.id());
        return new Evidence(kind, Hmac.sha256Hex(content), name, content.length);
    }
}
