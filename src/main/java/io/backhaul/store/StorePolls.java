package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each store's changes were read. Moves on only after everything before is durable, so a poll that dies anywhere goes on
 * where it was, and a restored database reads again what came after its backup.
 */
public final class StorePolls {

    private final JdbcClient db;

    public StorePolls(JdbcClient db) {
        this.db = db;
    }

    /**
     * Where the reading of a store stands.
     *
     * @param since by the store's clock: everything that changed before is durable
     * @param page where the listing goes on within the second {@code newest}; null at the first change of it
     * @param newest latest change the unfinished listing has shown: it goes on there; null when it begins
     * @param listed orders it has shown so far
     * @param due its time has come
     * @param openDue so has the time to look at everything that is still open
     * @param openSince real time at which the unfinished look at the open ones began, or null
     * @param behind real time since the store was last read to its end
     * @param error why the last try stopped, or null
     */
    public record Position(
            Instant since,
            String page,
            Instant newest,
            int listed,
            boolean due,
            boolean openDue,
            Instant openSince,
            Duration behind,
            String error) {}

    public Optional<Position> find(String merchant, String store) {
        return db.sql("""
                        select since, page, newest, listed, next_at <= now() as due, open_at <= now() as open_due, open_since,
                               extract(epoch from now() - complete_at) as behind, error
                        from store_poll where merchant = ? and store = ?""")
                .params(merchant, store)
                .query((row, number) -> new Position(
                        row.getTimestamp("since").toInstant(),
                        row.getString("page"),
                        instant(row.getTimestamp("newest")),
                        row.getInt("listed"),
                        row.getBoolean("due"),
                        row.getBoolean("open_due"),
                        instant(row.getTimestamp("open_since")),
                        Duration.ofMillis((long) (1000 * row.getDouble("behind"))),
                        row.getString("error")))
                .optional();
    }

    /** Begins a store that was never read; false when it was. */
    public boolean begin(String merchant, String store, Instant since) {
        return db.sql("insert into store_poll (merchant, store, since) values (?, ?, ?) on conflict do nothing")
                        .params(merchant, store, Timestamp.from(since))
                        .update()
                == 1;
    }

    /** All up to this change is durable, and so are the orders more that were listed for it. */
    public void reached(String merchant, String store, String page, Instant newest, int orders) {
        db.sql("""
                        update store_poll set page = ?, newest = greatest(newest, ?), listed = listed + ?
                        where merchant = ? and store = ?""")
                .params(page, Timestamp.from(newest), orders, merchant, store)
                .update();
    }

    /** The store no longer knows its own page: the listing begins again, what it showed is known. */
    public void fromTheTop(String merchant, String store) {
        db.sql("update store_poll set page = null, listed = 0 where merchant = ? and store = ?")
                .params(merchant, store)
                .update();
    }

    /**
     * The listing was read to its end, and all it showed is durable.
     *
     * @param overlap so much of it is listed again next time, for changes that the store shows late
     */
    public void complete(String merchant, String store, Duration overlap, Duration next) {
        db.sql("""
                        update store_poll set since = coalesce(newest - make_interval(secs => ?), since), page = null, newest = null,
                            listed = 0, complete_at = now(), next_at = now() + make_interval(secs => ?)
                        where merchant = ? and store = ?""").params(seconds(overlap), seconds(next), merchant, store).update();
    }

    /** Nothing stood in the way. */
    public void fine(String merchant, String store) {
        db.sql("update store_poll set error = null where merchant = ? and store = ? and error is not null")
                .params(merchant, store)
                .update();
    }

    /** It is not read before this time has passed, unless it is read to its end now. */
    public void again(String merchant, String store, Duration after, String error) {
        db.sql("""
                        update store_poll set next_at = now() + make_interval(secs => ?), error = ?
                        where merchant = ? and store = ?""").params(seconds(after), error, merchant, store).update();
    }

    /** Begins the look at everything open, or goes on with it; answers when it began. */
    public Instant openBegun(String merchant, String store) {
        return db.sql("""
                        update store_poll set open_since = coalesce(open_since, now()) where merchant = ? and store = ?
                        returning open_since""")
                .params(merchant, store)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** Everything open was looked at. */
    public void openComplete(String merchant, String store, Duration next) {
        db.sql("""
                        update store_poll set open_since = null, open_at = now() + make_interval(secs => ?)
                        where merchant = ? and store = ?""").params(seconds(next), merchant, store).update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
