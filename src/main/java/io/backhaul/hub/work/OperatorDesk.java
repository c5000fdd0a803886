package io.backhaul.hub.work;

import io.backhaul.console.Advised;
import io.backhaul.console.CaseMoved;
import io.backhaul.console.Decision;
import io.backhaul.console.Operations;
import io.backhaul.console.Refused;
import io.backhaul.console.ReplayPlan;
import io.backhaul.console.Resolution;
import io.backhaul.console.Unknown;
import io.backhaul.core.Assignment;
import io.backhaul.core.decision.OperatorGuard;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.store.MessageRows;
import io.backhaul.store.PostgresCases;
import io.backhaul.store.Receipts;
import io.backhaul.store.ReconciliationTasks;
import io.backhaul.store.ReviewRows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people set going enters as messages, like everything else: stored first, applied by the core, never anonymous. */
public final class OperatorDesk implements Operations {

    private final JdbcClient db;
    private final PostgresCases cases;
    private final MessageRows messages;
    private final ReviewRows reviews;
    private final Receipts receipts;
    private final HubMessages hub;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public OperatorDesk(
            JdbcClient db,
            PostgresCases cases,
            MessageRows messages,
            ReviewRows reviews,
            Receipts receipts,
            HubMessages hub,
            TransactionTemplate transactions,
            Clock clock) {
        this.db = db;
        this.cases = cases;
        this.messages = messages;
        this.reviews = reviews;
        this.receipts = receipts;
        this.hub = hub;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public UUID decide(Decision d) {
        String key = "operator/" + UUID.randomUUID();
        OperatorDecided decided = new OperatorDecided(
                hub.envelope(d.merchant(), key, d.caseId()),
                d.action(),
                d.supplier(),
                d.caseVersion(),
                d.by(),
                d.note(),
                d.amount(),
                d.reference(),
                d.overrides());
        long version = version(d.merchant(), d.caseId());
        if (d.caseVersion() > 0 && d.caseVersion() != version) {
            throw new CaseMoved(d.caseVersion(), version);
        }
        cases.view(d.merchant(), d.caseId())
                .flatMap(c -> OperatorGuard.refusal(c, decided, version))
                .ifPresent(refusal -> {
                    throw refusal.advice()
                            ? new Advised(refusal.rule(), refusal.words())
                            : new Refused(refusal.words());
                });
        transactions.executeWithoutResult(tx -> messages.keep(decided, null, key, true));
        return decided.envelope().id();
    }

    private long version(String merchant, UUID caseId) {
        return db.sql("select version from return_case where merchant = ? and id = ?")
                .params(merchant, caseId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Unknown("There is no case " + caseId + "."));
    }

    private record Item(UUID id, String key, UUID messageId, UUID caseId, String reasonClass) {}

    @Override
    public UUID resolve(Resolution r) {
        Item item = db.sql("""
                        select id, key, message_id, case_id, reason_class from review where merchant = ? and id = ? and resolved_at is null""")
                .params(r.merchant(), r.reviewId())
                .query(Item.class)
                .optional()
                .orElseThrow(() -> new Unknown("There is no open review item " + r.reviewId() + "."));
        if (ReconciliationTasks.owns(item.key()) || item.messageId() == null && item.caseId() == null) {
            return close(r, item);
        }
        return item.messageId() == null ? answer(r, item) : settle(r, item);
    }

    /**
     * Trouble with a gateway or a store is settled outside the hub, or by a decision on its return, and a customer's file is
     * handed over by people; here it only says how.
     */
    private UUID close(Resolution r, Item item) {
        if (r.note() == null || r.note().isBlank() || r.action() != null) {
            throw new Refused("Say in a note how it was settled; what is to be paid is decided on the return.");
        }
        transactions.executeWithoutResult(
                tx -> reviews.resolve(r.merchant(), item.id(), r.by(), "closed: " + r.note(), clock.instant()));
        return item.id();
    }

    /** A question about a case is answered by a decision on it; acknowledging names the question. */
    private UUID answer(Resolution r, Item item) {
        OperatorAction action = Optional.ofNullable(r.action()).orElse(OperatorAction.ACKNOWLEDGE);
        String question = item.key().substring(item.key().indexOf('/') + 1);
        String reference = action == OperatorAction.ACKNOWLEDGE ? question : r.reference();
        return decide(new Decision(
                r.merchant(),
                item.caseId(),
                action,
                r.supplier(),
                0,
                r.by(),
                r.note(),
                r.amount(),
                reference,
                overridden(action, item)));
    }

    /** Who answers a question by another decision than its rule's advice knows of it; his note says why. */
    private static String overridden(OperatorAction action, Item item) {
        return OperatorGuard.advises(item.reasonClass(), action) ? item.reasonClass() : null;
    }

    /** A message that waits for a person: it belongs to the case he names, or it is done with. */
    private UUID settle(Resolution r, Item item) {
        UUID caseId = r.caseId();
        if (caseId != null) {
            version(r.merchant(), caseId);
            requireMessage(r.merchant(), item.messageId());
        }
        transactions.executeWithoutResult(tx -> {
            String words = caseId != null ? assign(r, item.messageId(), caseId) : "closed: " + r.note();
            reviews.resolve(r.merchant(), item.id(), r.by(), words, clock.instant());
            if (caseId != null) {
                messages.requeue(r.merchant(), item.messageId(), caseId);
            } else {
                messages.mark(r.merchant(), item.messageId(), "REJECTED", "closed by " + r.by() + ": " + r.note());
                receipts.markRejected(r.merchant(), item.messageId(), "closed by " + r.by() + ": " + r.note());
            }
        });
        return item.messageId();
    }

    /** Whose it is, and what the hub learns from that about its supplier's way of writing; in words. */
    private String assign(Resolution r, UUID messageId, UUID caseId) {
        ReturnMessage message =
                messages.lock(r.merchant(), messageId).orElseThrow().message();
        Assignment assignment = new Assignment(cases);
        assignment.refusal(message, caseId).ifPresent((String reason) -> {
            throw new Refused(reason);
        });
        List<String> learned = assignment.learn(message, caseId, r.by(), clock.instant());
        return "assigned to case " + caseId + (learned.isEmpty() ? "" : "; " + String.join("; ", learned));
    }

    @Override
    public void revokeKey(String merchant, UUID id, String by, String note) {
        int revoked = db.sql("""
                        update learned_key set revoked_at = ?, revoked_by = ?, revoke_reason = ?
                        where merchant = ? and id = ? and revoked_at is null""")
                .params(java.sql.Timestamp.from(clock.instant()), by, note, merchant, id)
                .update();
        if (revoked == 0) {
            throw new Unknown("There is no learned key " + id + " that still counts.");
        }
    }

    /** What could not be read says nothing that could be assigned: a person enters what it says, or has it read again. */
    private void requireMessage(String merchant, UUID id) {
        boolean readable = db.sql("select count(*) from message where merchant = ? and id = ?")
                        .params(merchant, id)
                        .query(Long.class)
                        .single()
                > 0;
        if (!readable) {
            throw new Refused("This original could not be read, so it cannot be assigned to a case:"
                    + " enter what it says as a decision on the case, then close this item with a note.");
        }
    }

    private record Stopped(String status, boolean isMessage, UUID duplicateOf) {}

    @Override
    public ReplayPlan replay(String merchant, UUID id, boolean dryRun, String by) {
        Stopped stopped = db.sql("""
                        select status, true is_message, duplicate_of from message where merchant = :m and id = :id
                        union all select status, false, duplicate_of from receipt where merchant = :m and id = :id""").param("m", merchant).param("id", id).query(Stopped.class).list().stream()
                .findFirst()
                .orElseThrow(() -> new Unknown("There is no message " + id + "."));
        boolean stops = List.of("REVIEW", "PARKED", "WAITING").contains(stopped.status());
        if (!stops) {
            List<String> nothing =
                    List.of("Nothing: it is " + stopped.status() + ", and taking it up again changes nothing.");
            return new ReplayPlan(id, dryRun, stopped.status(), true, nothing);
        }
        if (!dryRun) {
            transactions.executeWithoutResult(tx -> again(merchant, id, stopped.isMessage(), by));
        }
        String effect = !stopped.isMessage()
                ? "Its original is read again."
                : messages.heldIn(merchant, id).isPresent()
                        ? "Its original is read again: if its sender is believed now, it counts; otherwise you are asked again."
                        : "It is matched and applied again.";
        boolean duplicate = stopped.duplicateOf() != null;
        return new ReplayPlan(
                id,
                dryRun,
                "RECEIVED",
                duplicate,
                List.of(effect, "Payments already ordered are never ordered twice."));
    }

    private void again(String merchant, UUID id, boolean message, String by) {
        if (message) {
            messages.requeue(merchant, id, null);
            messages.heldIn(merchant, id).ifPresent(receipt -> receipts.readAgain(merchant, receipt));
        } else {
            receipts.readAgain(merchant, id);
        }
        db.sql("""
                        update review set resolved_at = ?, resolved_by = ?, resolution = 'taken up again'
                        where merchant = ? and message_id = ? and resolved_at is null""")
                .params(java.sql.Timestamp.from(clock.instant()), by, merchant, id)
                .update();
    }
}
