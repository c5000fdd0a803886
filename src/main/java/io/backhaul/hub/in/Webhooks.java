package io.backhaul.hub.in;

import io.backhaul.partner.SignatureCheck;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a webhook in: the address must exist, the raw bytes must be signed, and the receipt must be durable before anybody is
 * told so. Nothing of a wrongly signed request is kept but a count.
 */
public final class Webhooks {

    private final Doors doors;
    private final Receipts receipts;
    private final MeterRegistry metrics;
    private final Clock clock;

    public Webhooks(Doors doors, Receipts receipts, MeterRegistry metrics, Clock clock) {
        this.doors = doors;
        this.receipts = receipts;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A request at {@code /hooks/<family>/<code>}, or with the merchant who is meant as {@code account}; null when not named. */
    public record Delivery(
            String family, String code, String account, Map<String, String> headers, String contentType, byte[] body) {}

    /**
     * HTTP status to answer with: 200 durable (also for a duplicate), 401 unsigned or wrongly signed, 404 no such address,
     * 503 when its signature cannot be checked now. Throws when the receipt could not be made durable.
     */
    public int receive(Delivery delivery) {
        Optional<Door> door = doors.find(delivery.family(), delivery.code(), delivery.account());
        if (door.isEmpty()) {
            return count(delivery, "unknown address", 404);
        }
        Door d = door.get();
        SignatureCheck check = d.signature().check(delivery.headers(), delivery.body(), d.secrets(), clock.instant());
        if (check == SignatureCheck.MISSING) {
            return count(delivery, "unsigned", 401);
        } else if (check == SignatureCheck.WRONG || delivery.body().length == 0) {
            return count(delivery, "wrongly signed", 401);
        } else if (check == SignatureCheck.UNDECIDED) {
            return count(delivery, "not to be checked now", 503);
        }
        Door.Names names = d.naming().of(delivery.headers(), delivery.body());
        receipts.keep(NewReceipt.of(d.merchant(), d.channel(), names.sourceId(), names.topic(), delivery.body())
                .dedupedBy(names.dedupeKey())
                .ofEvent(names.eventKey())
                .about(names.about())
                .typed(delivery.contentType())
                .with(names.attributes())
                .at(clock.millis()));
        return count(delivery, "kept", 200);
    }

    private int count(Delivery delivery, String result, int status) {
        metrics.counter("backhaul.webhooks", "family", delivery.family(), "result", result)
                .increment();
        return status;
    }
}
