package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a store was heard of for the last time. */
public final class StoreSigns {

    private static final Duration LONG_AGO = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;

    public StoreSigns(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Business time of the last webhook of this channel; empty when none came for a month. */
    public Optional<Instant> lastWebhook(String merchant, String channel) {
        return db.sql("""
                        select received_at from receipt
                        where merchant = ? and received_at > ? and channel = ? and parent_id is null and topic not like 'poll/%'
                        order by received_at desc limit 1""")
                .params(merchant, Timestamp.from(clock.instant().minus(LONG_AGO)), channel)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Real time at which this store was last read to its end. */
    public Optional<Instant> lastPoll(String merchant, String store) {
        return db.sql("select complete_at from store_poll where merchant = ? and store = ? and complete_at is not null")
                .params(merchant, store)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
