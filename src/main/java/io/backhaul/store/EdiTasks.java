package io.backhaul.store;

import io.backhaul.core.Uuid5;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with the exchange of X12 files with a supplier, as a person's task: open exactly as long as it lasts. */
public final class EdiTasks {

    /** Class of these tasks. */
    public static final String CLASS = "X12";

    /** The kinds of trouble, each one task per supplier. */
    public enum Trouble {
        /** Control numbers of his were passed over. */
        GAP,
        /** Interchanges of ours were not acknowledged in the agreed time. */
        SILENT,
        /** Acknowledgements of ours cannot be left. */
        STUCK
    }

    private final JdbcClient db;

    public EdiTasks(JdbcClient db) {
        this.db = db;
    }

    /** Opens the task with these words; while it is open they follow what is known. What a person closed stays closed. */
    public void open(String merchant, String supplier, Trouble trouble, String reason, Instant now) {
        String key = key(supplier, trouble);
        db.sql("""
                        insert into review (merchant, id, key, kind, reason_class, reason, opened_at)
                        select :merchant, :id, :key, 'TASK', :class, :reason, :now
                        where not exists (select 1 from review where merchant = :merchant and key = :key
                                          and resolved_by <> 'hub' and reason = :reason)
                        on conflict (merchant, key) where resolved_at is null do update set reason = excluded.reason
                        where review.reason <> excluded.reason""")
                .param("merchant", merchant)
                .param("id", Uuid5.of(merchant + "/" + key + "/" + now))
                .param("key", key)
                .param("class", CLASS)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** It is over. */
    public void heal(String merchant, String supplier, Trouble trouble, String words, Instant now) {
        db.sql("""
                        update review set resolved_at = ?, resolved_by = 'hub', resolution = ?
                        where merchant = ? and key = ? and resolved_at is null""")
                .params(Timestamp.from(now), words, merchant, key(supplier, trouble))
                .update();
    }

    private static String key(String supplier, Trouble trouble) {
        return "x12/" + supplier + "/" + trouble;
    }
}
