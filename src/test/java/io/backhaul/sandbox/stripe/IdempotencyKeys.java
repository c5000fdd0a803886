package io.backhaul.sandbox.stripe;

import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Shelf;
import io.backhaul.sandbox.kit.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The first answer to each key, given again for a day; other parameters or a request still running are refused. */
final class IdempotencyKeys {

    private static final String COLLECTION = "stripe-keys";
    private static final Duration KEPT = Duration.ofHours(24);

    record First(String fingerprint, int status, String body, Instant at) {}

    private final Shelf shelf;
    private final Clock clock;
    private final Map<String, Instant> running = new ConcurrentHashMap<>();

    IdempotencyKeys(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    static String fingerprint(Map<String, String> parameters) {
        String sorted = new TreeMap<>(parameters).toString();
        return Signatures.sha256(sorted.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the key, or says why not. The request is thought to run until then (real time). */
    void begin(String key, Instant until) {
        running.compute(key, (same, other) -> {
            if (other != null && Instant.now().isBefore(other)) {
                throw inUse(key);
            }
            return until;
        });
    }

    void end(String key, Instant when) {
        running.put(key, when);
        running.values().removeIf(until -> until.isBefore(Instant.now()));
    }

    static StripeError inUse(String key) {
        return StripeError.idempotency(
                409,
                "idempotency_key_in_use",
                "Another request with the idempotency key " + key + " is still in progress. Try again later.");
    }

    /** As after a day: the next use of a key is a new request. */
    void forget() {
        shelf.all(COLLECTION + "-names", String.class).forEach(key -> {
            shelf.remove(COLLECTION, key);
            shelf.remove(COLLECTION + "-names", key);
        });
    }

    /** The stored answer, if this is a repetition. */
    Optional<Answer> replay(String key, String fingerprint) {
        Optional<First> first = shelf.find(COLLECTION, key, First.class)
                .filter(f -> f.at().plus(KEPT).isAfter(clock.instant()));
        if (first.isPresent() && !first.get().fingerprint().equals(fingerprint)) {
            throw StripeError.idempotency(
                    400,
                    null,
                    "Keys for idempotent requests can only be used with the parameters of their first use: " + key);
        }
        return first.map(
                f -> Answer.text(f.status(), "application/json", f.body()).with("Idempotent-Replayed", "true"));
    }

    void store(String key, String fingerprint, Answer answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        shelf.put(COLLECTION + "-names", key, key);
        shelf.put(COLLECTION, key, new First(fingerprint, answer.status(), body, clock.instant()));
    }
}
