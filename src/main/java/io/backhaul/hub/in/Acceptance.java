package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.Uuid5;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.Mappings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Turns what a mapping said into canonical messages: fills the envelope and recognises whose goods a line's SKU is. */
public final class Acceptance {

    private final Mappings mappings;
    private final Merchants merchants;
    private final Clock clock;

    public Acceptance(Mappings mappings, Merchants merchants, Clock clock) {
        this.mappings = mappings;
        this.merchants = merchants;
        this.clock = clock;
    }

    /**
     * Who says it and where it stands.
     *
     * @param origin what the message ids are derived from: the receipt, or the partner's own id of the thing
     * @param sourceId the partner's name for the delivery; stem of the default semantic key
     * @param sequence position within the source
     * @param receivedAt when the hub learned it (UTC, business time)
     */
    public record Said(
            String merchant, String source, String origin, String sourceId, long sequence, Instant receivedAt) {}

    /** Maps an answer that is no receipt (a gateway's reply to a call of ours). */
    public List<ReturnMessage> map(String merchant, String source, String id, String mapping, Object input) {
        Instant now = clock.instant();
        UUID origin = Uuid5.of(merchant + "/" + source + "/" + id + "/" + now);
        return complete(
                new Said(merchant, source, origin.toString(), id, now.toEpochMilli(), now),
                mappings.apply(mapping, input),
                true);
    }

    /** The business time at which it reads. */
    Instant now() {
        return clock.instant();
    }

    /** Completes what a mapping said; what an unauthenticated sender says never takes the key of the true word. */
    public List<ReturnMessage> complete(Said said, List<ObjectNode> mapped, boolean trusted) {
        List<ReturnMessage> messages = new ArrayList<>();
        for (int i = 0; i < mapped.size(); i++) {
            boolean named = mapped.get(i).hasNonNull("key");
            ObjectNode message = envelope(said, mapped.get(i).deepCopy(), i);
            if (!trusted) {
                String own = named ? "/" + message.get("key").asText() : "#" + i;
                message.put("key", "untrusted/" + said.origin() + own);
            }
            messages.add(recognised(CanonicalJson.read(message)));
        }
        return messages;
    }

    private static ObjectNode envelope(Said said, ObjectNode message, int index) {
        message.put("merchant", said.merchant());
        message.put("source", said.source());
        message.put("receivedAt", said.receivedAt().toString());
        message.put("sequence", said.sequence() * 1000 + index);
        message.put("schemaVersion", Envelope.CURRENT_SCHEMA);
        if (!message.hasNonNull("key")) {
            message.put("key", said.sourceId() + "#" + index);
        }
        // with its key: a row that can be read only the second time must not take another row's id
        message.put(
                "id",
                Uuid5.of(said.origin() + "#" + index + "/" + message.get("key").asText())
                        .toString());
        return message;
    }

    /** Nobody outside says who ships a line; the passports do. */
    private ReturnMessage recognised(ReturnMessage message) {
        if (!(message instanceof ReturnRequested r)) {
            return message;
        }
        String merchant = r.envelope().merchant();
        var lines = r.lines().stream()
                .map(l ->
                        l.ofSupplier(merchants.supplierOfSku(merchant, l.sku()).orElse(null)))
                .toList();
        return new ReturnRequested(
                r.envelope(),
                r.order(),
                lines,
                r.reason(),
                r.reasonText(),
                r.evidence(),
                r.storeStatus(),
                r.resolution());
    }
}
