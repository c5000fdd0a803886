package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When something came by a channel, or from a supplier; and since when something is expected of whom. Business time. */
public final class Arrivals {

    private static final int LATEST = 1000;

    private final JdbcClient db;

    public Arrivals(JdbcClient db) {
        this.db = db;
    }

    /** When the latest originals came by a channel. */
    public List<Instant> by(String merchant, String channel) {
        return db.sql("""
                        select received_at from receipt where merchant = ? and channel = ? order by received_at desc limit ?""").params(merchant, channel, LATEST).query(Timestamp.class).list().stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    /** When the latest mails of a supplier came: those from his domains, and those that were read as his. */
    public List<Instant> mailsFrom(String merchant, String channel, String supplier, List<String> domains) {
        return db
                .sql("""
                        (select received_at from receipt where merchant = :merchant and channel = :channel
                            and attributes ->> 'fromDomain' = any (:domains) order by received_at desc limit :latest)
                        union
                        (select received_at from message where merchant = :merchant and source = :source
                            order by received_at desc limit :latest)""")
                .param("merchant", merchant)
                .param("channel", channel)
                .param("domains", domains.toArray(String[]::new))
                .param("source", "mail:" + supplier)
                .param("latest", LATEST)
                .query(Timestamp.class)
                .list()
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    /** Suppliers with open returns, and since when they have one without a break in between. */
    public Map<String, Instant> expectedSince(String merchant) {
        Map<String, Instant> since = new TreeMap<>();
        db.sql("""
                        select leg ->> 'supplier' as supplier, min(c.opened_at) as since
                        from return_case c, jsonb_array_elements(coalesce(c.summary -> 'legs', '[]')) leg
                        where c.merchant = ? and c.status <> 'CLOSED' and leg ->> 'supplier' is not null group by 1""")
                .param(merchant)
                .query((row, n) ->
                        Map.entry(row.getString(1), row.getTimestamp(2).toInstant()))
                .list()
                .forEach(entry -> since.put(entry.getKey(), entry.getValue()));
        return since;
    }
}
