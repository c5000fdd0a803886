package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.Shelf;
import io.backhaul.sandbox.kit.Signatures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Idempotency keys of mutations: the same key with the same input has one effect for a day. */
final class Repetitions {

    private static final String COLLECTION = "shopify-keys";

    record Done(String fingerprint, String result, Instant at) {}

    private final Shelf shelf;
    private final Clock clock;

    Repetitions(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** What the first call with that key made. */
    Optional<String> earlier(Store store, String operation, String key, Map<String, Object> input) {
        Optional<Done> done = shelf.find(COLLECTION, place(store, operation, key), Done.class)
                .filter(d -> d.at().plus(Duration.ofHours(24)).isAfter(clock.instant()));
        if (done.isPresent() && !done.get().fingerprint().equals(fingerprint(input))) {
            throw new Rejected(
                    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
                    null,
                    "The same idempotency key cannot be used with different operation parameters.");
        }
        return done.map(Done::result);
    }

    void done(Store store, String operation, String key, Map<String, Object> input, String result) {
        shelf.put(COLLECTION, place(store, operation, key), new Done(fingerprint(input), result, clock.instant()));
    }

    private static String place(Store store, String operation, String key) {
        return store.code() + " " + operation + " " + key;
    }

    private static String fingerprint(Map<String, Object> input) {
        return Signatures.sha256(Json.bytes(input));
    }
}
