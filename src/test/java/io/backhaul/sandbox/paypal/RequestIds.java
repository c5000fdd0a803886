package io.backhaul.sandbox.paypal;

import io.backhaul.sandbox.kit.Shelf;
import io.backhaul.sandbox.kit.Signatures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which request made which refund, for 45 days. Unlike others PayPal repeats no old answer: it tells the latest status. */
final class RequestIds {

    private static final String COLLECTION = "paypal-requests";
    private static final Duration KEPT = Duration.ofDays(45);

    record Made(String fingerprint, String refund, Instant at) {}

    private final Shelf shelf;
    private final Clock clock;
    private final Map<String, Instant> running = new ConcurrentHashMap<>();

    RequestIds(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Takes the id, or says why not. The request is thought to run until then (real time). */
    void begin(String id, Instant until) {
        running.compute(id, (same, other) -> {
            if (other != null && Instant.now().isBefore(other)) {
                throw PayPalError.running();
            }
            return until;
        });
    }

    void end(String id, Instant when) {
        running.put(id, when);
        running.values().removeIf(until -> until.isBefore(Instant.now()));
    }

    /** The refund that this request has made before. */
    Optional<String> refund(String id, byte[] body) {
        Optional<Made> made = shelf.find(COLLECTION, id, Made.class)
                .filter(m -> m.at().plus(KEPT).isAfter(clock.instant()));
        if (made.isPresent() && !made.get().fingerprint().equals(Signatures.sha256(body))) {
            throw PayPalError.unprocessable("PAYPAL_REQUEST_ID_PREVIOUSLY_USED");
        }
        return made.map(Made::refund);
    }

    void made(String id, byte[] body, String refund) {
        shelf.put(COLLECTION, id, new Made(Signatures.sha256(body), refund, clock.instant()));
    }
}
