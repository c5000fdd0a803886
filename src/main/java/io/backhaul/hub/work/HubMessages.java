package io.backhaul.hub.work;

import io.backhaul.core.Uuid5;
import io.backhaul.core.decision.Command;
import io.backhaul.core.message.CommandOutcome;
import io.backhaul.core.message.DeadlinePassed;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundFailed;
import io.backhaul.store.DeadlineRows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The messages the hub itself makes: timers and command outcomes enter by the same door as everything else. */
public final class HubMessages {

    static final String SOURCE = "hub";

    private final Clock clock;

    public HubMessages(Clock clock) {
        this.clock = clock;
    }

    public DeadlinePassed passed(DeadlineRows.Due due) {
        String key = "deadline/" + due.caseId() + "/" + due.kind() + "/" + due.supplier() + "/" + due.at();
        String supplier = due.supplier().isEmpty() ? null : due.supplier();
        return new DeadlinePassed(envelope(due.merchant(), key, due.caseId()), due.kind(), supplier, due.at());
    }

    public CommandOutcome outcome(
            String merchant, UUID caseId, Command command, Outcome outcome, String detail, String reference) {
        Envelope envelope = envelope(merchant, "outcome/" + command.key() + "/" + outcome, caseId);
        return new CommandOutcome(envelope, command.key(), outcome, detail, reference);
    }

    /** A refund that definitely never came to exist. */
    public RefundFailed refused(String merchant, UUID caseId, Command refund, String gateway, String reason) {
        Envelope envelope = envelope(merchant, "refused/" + refund.key(), caseId);
        return new RefundFailed(envelope, refund.key(), gateway, null, refund.amount(), reason);
    }

    Envelope envelope(String merchant, String key, UUID caseId) {
        Instant now = clock.instant();
        List<Reference> about = List.of(Reference.of(Reference.Type.CASE, caseId.toString()));
        UUID id = Uuid5.of(merchant + "/" + SOURCE + "/" + key);
        return new Envelope(id, merchant, SOURCE, key, about, now, now, now.toEpochMilli(), Envelope.CURRENT_SCHEMA);
    }
}
