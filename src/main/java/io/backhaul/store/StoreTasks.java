package io.backhaul.store;

import io.backhaul.core.Uuid5;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with a connection to a store, as a person's task: open exactly as long as it lasts, once per trouble. */
public final class StoreTasks {

    /** Class of these tasks. */
    public static final String CLASS = "StoreConnection";

    private static final String PREFIX = "store/";

    /** The kinds of trouble, each one task per store. */
    public enum Trouble {
        /** It takes no calls from us. */
        ACCESS,
        /** It was not read to its end for long: what happens there is known by its webhooks, or not at all. */
        READING,
        /** Single orders or returns cannot be read, the rest can. */
        LEFT_OUT,
        /** Webhooks have no subscription, or had none for a while. */
        SUBSCRIPTIONS,
        /** The app may not do all the hub needs; a merchant may want it so, then it is said once. */
        SCOPES
    }

    private final JdbcClient db;

    public StoreTasks(JdbcClient db) {
        this.db = db;
    }

    /** Opens the task; while it is open its words follow what is known, and nothing else happens. True when it is new. */
    public boolean open(String merchant, String store, Trouble trouble, String reason, Instant now) {
        String key = key(store, trouble);
        return db.sql("""
                        insert into review (merchant, id, key, kind, reason_class, reason, opened_at)
                        select :merchant, :id, :key, 'TASK', :class, :reason, :now
                        where not (:once and exists (select 1 from review where merchant = :merchant and key = :key
                                                     and resolved_by <> 'hub' and reason = :reason))
                        on conflict (merchant, key) where resolved_at is null do update set reason = excluded.reason
                        where review.reason <> excluded.reason
                        returning xmax = 0""")
                .param("merchant", merchant)
                .param("id", Uuid5.of(merchant + "/" + key + "/" + now))
                .param("key", key)
                .param("once", trouble == Trouble.SCOPES)
                .param("class", CLASS)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** It is over. True when the task was open. */
    public boolean heal(String merchant, String store, Trouble trouble, String words, Instant now) {
        return db.sql("""
                        update review set resolved_at = ?, resolved_by = 'hub', resolution = ?
                        where merchant = ? and key = ? and resolved_at is null""")
                        .params(Timestamp.from(now), words, merchant, key(store, trouble))
                        .update()
                > 0;
    }

    /** True for the key of such a task. */
    public static boolean owns(String key) {
        return key.startsWith(PREFIX);
    }

    private static String key(String store, Trouble trouble) {
        return PREFIX + store + "/" + trouble;
    }
}
