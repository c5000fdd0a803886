package io.backhaul.store;

import io.backhaul.core.Uuid5;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's tasks of one class which the hub opens and closes itself: one per key, whose words follow what is known. */
final class HubTasks {

    /** No trouble lasts that long. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcClient db;
    private final String reasonClass;

    HubTasks(JdbcClient db, String reasonClass) {
        this.db = db;
        this.reasonClass = reasonClass;
    }

    /** Opens it or changes its words, whatever a person has closed before. True when it is new. */
    boolean open(String merchant, String key, String reason, Instant now) {
        return open(merchant, key, reason, false, NEVER, now);
    }

    /** The same, but what a person has closed stays closed while the same is said. */
    boolean openUnlessAnswered(String merchant, String key, String reason, Instant now) {
        return open(merchant, key, reason, true, NEVER, now);
    }

    /** The same, but what a person has closed stays closed if it was opened since then. */
    boolean openUnlessAnsweredSince(String merchant, String key, String reason, Instant since, Instant now) {
        return open(merchant, key, reason, false, since, now);
    }

    private boolean open(String merchant, String key, String reason, boolean sameWords, Instant since, Instant now) {
        return db.sql("""
                        insert into review (merchant, id, key, kind, reason_class, reason, opened_at)
                        select :merchant, :id, :key, 'TASK', :class, :reason, :now
                        where not exists (select 1 from review where merchant = :merchant and key = :key
                                          and resolved_by <> 'hub'
                                          and (opened_at >= :since or :sameWords and reason = :reason))
                        on conflict (merchant, key) where resolved_at is null do update set reason = excluded.reason
                        where review.reason <> excluded.reason
                        returning xmax = 0""")
                .param("merchant", merchant)
                .param("id", Uuid5.of(merchant + "/" + key + "/" + now))
                .param("key", key)
                .param("class", reasonClass)
                .param("reason", reason)
                .param("since", Timestamp.from(since))
                .param("sameWords", sameWords)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** It is over. True when the task was open. */
    boolean heal(String merchant, String key, String words, Instant now) {
        return db.sql("""
                        update review set resolved_at = ?, resolved_by = 'hub', resolution = ?
                        where merchant = ? and key = ? and resolved_at is null""").params(Timestamp.from(now), words, merchant, key).update() > 0;
    }
}
