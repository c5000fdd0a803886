package io.backhaul.store;

import io.backhaul.core.Uuid5;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway account that takes no call of ours, as a person's task: one per account, open exactly as long as it lasts. */
public final class GatewayTasks {

    /** Class of these tasks. */
    public static final String CLASS = "GatewayCredentials";

    private static final String PREFIX = "gateway/";

    private final JdbcClient db;

    public GatewayTasks(JdbcClient db) {
        this.db = db;
    }

    /**
     * Opens the task; while it is open its words follow what is known. One that a person has closed stays closed while the same
     * is said.
     *
     * @param gateway the account, as orders name it, for example {@code stripe:main}
     * @return true when it is new
     */
    public boolean open(String merchant, String gateway, String reason, Instant now) {
        String key = PREFIX + gateway;
        return db.sql("""
                        insert into review (merchant, id, key, kind, reason_class, reason, opened_at)
                        select :merchant, :id, :key, 'TASK', :class, :reason, :now
                        where not exists (select 1 from review where merchant = :merchant and key = :key
                                          and resolved_by <> 'hub' and reason = :reason)
                        on conflict (merchant, key) where resolved_at is null do update set reason = excluded.reason
                        where review.reason <> excluded.reason
                        returning xmax = 0""")
                .param("merchant", merchant)
                .param("id", Uuid5.of(merchant + "/" + key + "/" + now))
                .param("key", key)
                .param("class", CLASS)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** It is over. True when the task was open. */
    public boolean heal(String merchant, String gateway, String words, Instant now) {
        return db.sql("""
                        update review set resolved_at = ?, resolved_by = 'hub', resolution = ?
                        where merchant = ? and key = ? and resolved_at is null""")
                        .params(Timestamp.from(now), words, merchant, PREFIX + gateway)
                        .update()
                > 0;
    }
}
