package io.backhaul.store;

import io.backhaul.core.Uuid5;
import io.backhaul.core.decision.Command;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.ReturnCase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans commands (once per key, with their outbox row) and keeps their status in step with what the facts say. */
final class CommandPlan {

    private final JdbcClient db;
    private final Outbox outbox;

    CommandPlan(JdbcClient db, Outbox outbox) {
        this.db = db;
        this.outbox = outbox;
    }

    void plan(String merchant, UUID caseId, Command c, Instant now) {
        int inserted = db.sql("""
                        insert into command (merchant, key, case_id, kind, destination, status, payload, idempotency_key,
                                             amount, currency, payment, planned_at)
                        values (?, ?, ?, ?, ?, 'PLANNED', ?::jsonb, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(merchant)
                .param(c.key())
                .param(caseId)
                .param(c.kind().name())
                .param(c.destination())
                .param(StoredJson.write(c))
                .param(Uuid5.of(merchant + "/" + c.key()))
                .param(c.amount() == null ? null : c.amount().minor())
                .param(c.amount() == null ? null : c.amount().currency())
                .param(c.payment())
                .param(Timestamp.from(now))
                .update();
        if (inserted > 0 && !c.destination().equals(Command.MANUAL)) {
            outbox.send(merchant, queue(c.destination()), caseId.toString(), c.key());
        }
    }

    static String queue(String destination) {
        return "out." + destination.replace(':', '.');
    }

    /** Refunds and other commands whose outcome is a fact by now get the status the fact gives them. */
    void follow(String merchant, ReturnCase c) {
        c.commands(Command.Kind.REFUND)
                .forEach(r -> status(c.refunds().state(r)).ifPresent(s -> set(merchant, r.key(), s)));
        c.made().stream()
                .flatMap(m -> m.decision().commands().stream())
                .filter(command -> command.kind() != Command.Kind.REFUND)
                .forEach(command -> c.outcome(command.key()).ifPresent(o -> {
                    switch (o) {
                        case DONE -> set(merchant, command.key(), "SUCCEEDED");
                        case REJECTED -> set(merchant, command.key(), "REJECTED");
                        case UNKNOWN -> {}
                    }
                }));
    }

    private static java.util.Optional<String> status(CustomerMoney state) {
        return java.util.Optional.ofNullable(
                switch (state) {
                    case PAID -> "SUCCEEDED";
                    case PENDING -> "PENDING";
                    case FAILED -> "FAILED";
                    case REJECTED -> "REJECTED";
                    case NEEDS_REVIEW -> "NEEDS_REVIEW";
                    default -> null;
                });
    }

    private void set(String merchant, String key, String status) {
        db.sql("update command set status = ?, next_attempt_at = null where merchant = ? and key = ? and status <> ?")
                .params(status, merchant, key, status)
                .update();
    }
}
