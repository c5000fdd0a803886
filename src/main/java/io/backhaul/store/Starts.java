package io.backhaul.store;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often hubs were started on this database. A data directory that remembers a later start saw a newer database. */
public final class Starts {

    private final JdbcClient db;

    public Starts(JdbcClient db) {
        this.db = db;
    }

    /**
     * The database a count belongs to, and the count.
     *
     * @param silentHours how long ago a hub was last alive on it; 0 when none ever was
     */
    public record Count(UUID installation, long starts, long silentHours) {}

    public Count read() {
        return db.sql("""
                        select id as installation, starts,
                            coalesce(extract(epoch from now() - alive_at) / 3600, 0)::bigint as silent_hours
                        from installation""").query(Count.class).single();
    }

    /** Counts this start: one more than both the database and the data directory know. */
    public long count(long atLeast) {
        return db.sql("update installation set starts = greatest(starts, ?) + 1, alive_at = now() returning starts")
                .param(atLeast)
                .query(Long.class)
                .single();
    }

    /** A hub runs on this database. */
    public void alive() {
        db.sql("update installation set alive_at = now()").update();
    }

    /** For this long (real time) every command is looked for at its partner before it is sent, the first time too. */
    public void lookFirst(Duration howLong) {
        db.sql("update installation set look_first_until = now() + make_interval(secs => ?)")
                .param(howLong.toMillis() / 1000.0)
                .update();
        db.sql("update command set looked = false where looked").update(); // an earlier look says nothing about now
    }
}
