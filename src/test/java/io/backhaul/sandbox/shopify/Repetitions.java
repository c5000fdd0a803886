package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import io.backhaul.sandbox.kit.Signatures;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Idempotency keys of mutations: the same key with the same input has one effect as long as the store remembers it. */
final class Repetitions {

    private static final String COLLECTION = "shopify-keys";

    private static final String MEMORY = "memory";
    private static final Duration DAY = Duration.ofHours(24);

    record Done(String fingerprint, String result, Instant at) {}

    private final Shelf shelf;
    private final Clock clock;

    Repetitions(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** How long keys are remembered, by business time. */
    private Duration memory() {
        return shelf.find(COLLECTION, MEMORY, String.class).map(Duration::parse).orElse(DAY);
    }

    /** {@code POST /sandbox/shopify/memory}: {@code {"keep": "PT24H"}}. */
    static void open(PartnerServer server, Shelf shelf) {
        server.on("POST", "/sandbox/shopify/memory", call -> {
            try {
                Duration keep = Duration.parse(call.json().path("keep").asText(DAY.toString()));
                shelf.put(COLLECTION, MEMORY, keep.toString());
                return Answer.json(Map.of("keep", keep.toString()));
            } catch (DateTimeException e) {
                throw new Refusal(400, "keep is no duration such as PT24H");
            }
        });
    }

    /** What the first call with that key made. */
    Optional<String> earlier(Store store, String operation, String key, Map<String, Object> input) {
        Optional<Done> done = shelf.find(COLLECTION, place(store, operation, key), Done.class)
                .filter(d -> d.at().plus(memory()).isAfter(clock.instant()));
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
