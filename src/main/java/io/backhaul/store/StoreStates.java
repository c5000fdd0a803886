package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The last known state of the objects of a store, as a hash: what was read before in the same state is not kept again. It holds
 * no personal data and is no truth: forgotten, everything is read once more and found to be known.
 */
public final class StoreStates {

    private final JdbcClient db;

    public StoreStates(JdbcClient db) {
        this.db = db;
    }

    /**
     * Notes a reading.
     *
     * @param object its id at the store
     * @param readAs for what it was read: one object may be read for several things
     * @return how many readings in a row have found this state; 1 when it is new
     */
    public int note(String merchant, String store, String object, String readAs, String state) {
        return db.sql("""
                        insert into store_state as known (merchant, store, object, read_as, state) values (?, ?, ?, ?, ?)
                        on conflict (merchant, store, object, read_as) do update set state = excluded.state, seen_at = now(),
                            times = case when known.state = excluded.state then known.times + 1 else 1 end
                        returning times""")
                .params(merchant, store, object, readAs, state)
                .query(Integer.class)
                .single();
    }

    /** How many readings in a row have found this state; 0 when another one or none is known. */
    public int times(String merchant, String store, String object, String readAs, String state) {
        return db.sql("""
                        select times from store_state
                        where merchant = ? and store = ? and object = ? and read_as = ? and state = ?""")
                .params(merchant, store, object, readAs, state)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** True when it was read for this at or after that real time. */
    public boolean seenSince(String merchant, String store, String object, String readAs, Instant time) {
        return db.sql("""
                        select exists (select 1 from store_state
                        where merchant = ? and store = ? and object = ? and read_as = ? and seen_at >= ?)""")
                .params(merchant, store, object, readAs, Timestamp.from(time))
                .query(Boolean.class)
                .single();
    }

    /** Ids at the store of the returns behind cases that are still open. */
    public List<String> openReturns(String merchant, String store) {
        return db.sql("""
                        select distinct r.value from reference r join return_case c on c.merchant = r.merchant and c.id = r.case_id
                        where r.merchant = ? and r.type = 'RETURN' and r.value like 'gid://shopify/Return/%' and c.store = ? and c.status <> 'CLOSED'
                        order by r.value""").params(merchant, store).query(String.class).list();
    }

    /** Forgets what nobody has read for so long; answers how many. */
    public int forget(Duration unread) {
        return db.sql("delete from store_state where seen_at < now() - make_interval(secs => ?)")
                .params((double) unread.toSeconds())
                .update();
    }
}
