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

    /** The database a count belongs to, and the count. */
    public record Count(UUID installation, long starts) {}

    public Count read() {
        return db.sql("select id as installation, starts from installation")
                .query(Count.class)
                .single();
    }

    /** Counts this start: one more than both the database and the data directory know. */
    public long count(long atLeast) {
        return db.sql("update installation set starts = greatest(starts, ?) + 1 returning starts")
                .param(atLeast)
                .query(Long.class)
                .single();
    }

    /** For this long (real time) every command is looked for at its partner before it is sent, the first time too. */
    public void lookFirst(Duration howLong) {
        db.sql("update installation set look_first_until = now() + make_interval(secs => ?)")
                .param(howLong.toMillis() / 1000.0)
                .update();
    }
}
