package io.backhaul.store;

import io.backhaul.core.Uuid5;
import io.backhaul.core.correlation.Evidence;
import io.backhaul.core.correlation.Lookalike;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for a person about a message (questions about cases are opened with the case). */
public final class ReviewRows {

    private final JdbcClient db;

    public ReviewRows(JdbcClient db) {
        this.db = db;
    }

    /** Opens an item once per key; opening it again while it is open changes nothing. */
    public void open(
            String merchant,
            String key,
            UUID messageId,
            UUID caseId,
            String reasonClass,
            String reason,
            List<Lookalike> candidates,
            Instant now) {
        db.sql("""
                        insert into review (merchant, id, key, message_id, case_id, kind, reason_class, reason, candidates, opened_at)
                        values (?, ?, ?, ?, ?, 'REVIEW', ?, ?, ?::jsonb, ?) on conflict do nothing""")
                .params(
                        merchant,
                        Uuid5.of(merchant + "/" + key + "/" + now),
                        key,
                        messageId,
                        caseId,
                        reasonClass,
                        reason,
                        StoredJson.write(
                                candidates.stream().map(ReviewRows::shown).toList()),
                        Timestamp.from(now))
                .update();
    }

    public void resolve(String merchant, UUID id, String by, String resolution, Instant now) {
        db.sql("""
                        update review set resolved_at = ?, resolved_by = ?, resolution = ?
                        where merchant = ? and id = ? and resolved_at is null""").params(Timestamp.from(now), by, resolution, merchant, id).update();
    }

    private static Map<String, Object> shown(Lookalike c) {
        return Map.of(
                "caseId", c.caseId(),
                "score", c.score(),
                "evidence", c.evidence().stream().map(Evidence::toString).toList());
    }
}
