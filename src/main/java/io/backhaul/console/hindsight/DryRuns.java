package io.backhaul.console.hindsight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.console.HouseRules;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.hindsight.DryRun;
import io.backhaul.core.hindsight.Effect;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.CanonicalSchema;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.store.MessageRows;
import io.backhaul.store.ReadOnlyCases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out what messages would change (N7): on paper, in a read-only transaction, with the rules that would be applied. */
public final class DryRuns {

    /** Messages worked out at once; the rest is counted. */
    public static final int MOST = 500;

    private static final List<String> STOPPED = List.of("REVIEW", "PARKED", "WAITING", "RECEIVED", "SHADOW");
    private static final List<String> BY_THE_HUB =
            List.of("id", "merchant", "receivedAt", "sequence", "schemaVersion", "source");

    private final ReadOnlyCases cases;
    private final HouseRules house;
    private final CanonicalSchema schema;
    private final TransactionTemplate readOnly;
    private final Clock clock;
    private final Decisions decisions = new Decisions(Rules.all());

    /** @param readOnly transactions in which the database refuses every write */
    public DryRuns(
            ReadOnlyCases cases, HouseRules house, CanonicalSchema schema, TransactionTemplate readOnly, Clock clock) {
        this.cases = cases;
        this.house = house;
        this.schema = schema;
        this.readOnly = readOnly;
        this.clock = clock;
    }

    /** What a kept message would change if it were taken up again; empty for a delivery that gave no message. */
    public Optional<Effect> ofKept(String merchant, UUID id) {
        return read(() -> cases.message(merchant, id).map(kept -> effect(new DryRun(cases, decisions), kept)));
    }

    /**
     * What a message that does not exist yet would change.
     *
     * @param canonical a canonical message; what the hub fills in itself may be missing
     */
    public Effect ofNew(String merchant, JsonNode canonical) {
        ReturnMessage message = house.recognised(message(merchant, canonical));
        return read(() -> {
            Optional<Boolean> before = cases.saidBefore(message);
            if (before.isPresent()) {
                return before.get()
                        ? none(message, "DUPLICATE", "It says what its source said before under this key.")
                        : none(message, "REVIEW", "It says something else than before under the same key.");
            }
            return new DryRun(cases, decisions).of(message, true, null);
        });
    }

    /** What all messages with this status would change, taken up again from the oldest on. */
    public DryRunPlan ofStatus(String merchant, String status) {
        return read(() -> {
            List<UUID> ids = cases.messages(merchant, status, MOST);
            return DryRunPlan.of(effects(merchant, ids), cases.count(merchant, status) - ids.size());
        });
    }

    /** What these messages would change, taken up again in this order. */
    public DryRunPlan ofAll(String merchant, List<UUID> ids) {
        if (ids.size() > MOST) {
            throw new Refused("Name at most " + MOST + " messages.");
        }
        return read(() -> DryRunPlan.of(effects(merchant, ids), 0));
    }

    private List<Effect> effects(String merchant, List<UUID> ids) {
        DryRun run = new DryRun(cases, decisions);
        return ids.stream()
                .map(id -> cases.message(merchant, id)
                        .map(kept -> effect(run, kept))
                        .orElseThrow(() -> new Unknown("There is no message " + id + ".")))
                .toList();
    }

    private static Effect effect(DryRun run, MessageRows.Stored kept) {
        if (!STOPPED.contains(kept.status())) {
            String reason = "It is " + kept.status() + ", and taking it up again changes nothing.";
            return Effect.none(
                    kept.message().envelope().id(), kept.message().kind(), kept.status(), kept.assignedCase(), reason);
        }
        return run.of(kept.message(), kept.trusted(), kept.assignedCase());
    }

    private static Effect none(ReturnMessage message, String fate, String reason) {
        return Effect.none(message.envelope().id(), message.kind(), fate, null, reason);
    }

    private ReturnMessage message(String merchant, JsonNode canonical) {
        if (!(canonical instanceof ObjectNode said)) {
            throw new Refused("The body must be one canonical message: a JSON object.");
        }
        ObjectNode message = said.deepCopy();
        String source = message.path("source").asText("api:dry-run");
        message.remove(BY_THE_HUB);
        try {
            schema.check("message", message);
            return CanonicalJson.read(envelope(message, merchant, source));
        } catch (UnreadableMessage | IllegalArgumentException e) {
            throw new Refused(e.getMessage(), e);
        }
    }

    private ObjectNode envelope(ObjectNode message, String merchant, String source) {
        UUID id = UUID.randomUUID();
        message.put("id", id.toString()).put("merchant", merchant).put("source", source);
        message.put("receivedAt", clock.instant().toString());
        message.put("sequence", clock.millis()).put("schemaVersion", Envelope.CURRENT_SCHEMA);
        if (!message.hasNonNull("key")) {
            message.put("key", "dry-run/" + id);
        }
        return message;
    }

    private <T> T read(Supplier<T> work) {
        return readOnly.execute(tx -> work.get());
    }
}
