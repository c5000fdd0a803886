package io.backhaul.store;

import io.backhaul.core.correlation.Probes;
import io.backhaul.core.message.Reference;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who waits for which key: messages that no case fits yet, and questions a key would answer without a person. */
final class WaitingRows {

    private final JdbcClient db;
    private final Outbox outbox;

    WaitingRows(JdbcClient db, Outbox outbox) {
        this.db = db;
        this.outbox = outbox;
    }

    /** It is taken up again when a case learns one of these keys, or one that is written like it. Runs under their locks. */
    void sits(String merchant, UUID message, List<Reference> keys) {
        Stream.concat(keys.stream(), Probes.spelled(keys).stream())
                .forEach(k -> db.sql(
                                "insert into waiting (merchant, type, value, message_id) values (?, ?, ?, ?) on conflict do nothing")
                        .params(merchant, k.type().name(), k.value(), message)
                        .update());
    }

    /** Queues everybody who waits for this key, and takes back the question whose it is. */
    void wake(String merchant, Reference key, Instant now) {
        List<UUID> woken = db.sql(
                        "delete from waiting where merchant = ? and type = ? and value = ? returning message_id")
                .params(merchant, key.type().name(), key.value())
                .query(UUID.class)
                .list();
        for (UUID message : woken) {
            String was = askedFor(merchant, message, now) ? "REVIEW" : "WAITING";
            int changed = db.sql(
                            "update message set status = 'RECEIVED', reason = null where merchant = ? and id = ? and status = ?")
                    .params(merchant, message, was)
                    .update();
            if (changed > 0) {
                outbox.send(merchant, MessageRows.QUEUE, message.toString(), message.toString());
            }
        }
    }

    /** True when a person was being asked only because the key was missing; other questions stay. */
    private boolean askedFor(String merchant, UUID message, Instant now) {
        return db.sql("""
                        update review set resolved_at = ?, resolved_by = 'hub', resolution = 'taken up again: a key of it became known'
                        where merchant = ? and key = ? and resolved_at is null
                          and reason_class in ('LIKELY_MATCH', 'PARCEL_WITHOUT_RMA')""")
                        .params(Timestamp.from(now), merchant, "message/" + message)
                        .update()
                > 0;
    }
}
