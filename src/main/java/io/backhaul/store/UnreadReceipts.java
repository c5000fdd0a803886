package io.backhaul.store;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receipts that are not read yet, channel by channel. */
public final class UnreadReceipts {

    private final JdbcClient database;

    public UnreadReceipts(JdbcClient database) {
        this.database = database;
    }

    /**
     * What is unread of one channel.
     *
     * @param since when the oldest was received; those that are just being tried again are among them
     * @param waiting how many wait because what they need is away
     * @param waitingSince when the oldest of those was received; null when none waits
     * @param reason why that one waits
     */
    public record Unread(
            String merchant, String channel, Instant since, long waiting, Instant waitingSince, String reason) {}

    /** Every channel of which something is unread. */
    public List<Unread> all() {
        return database.sql("""
                        select merchant, channel, min(received_at) as since, count(reason) as waiting,
                            min(received_at) filter (where reason is not null) as waiting_since,
                            (array_agg(reason order by received_at, id) filter (where reason is not null))[1] as reason
                        from receipt where status = 'RECEIVED' group by merchant, channel""").query(Unread.class).list();
    }
}
