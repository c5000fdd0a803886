package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers who want to see what is kept of them: each is a task for a person until the file was handed over. */
public final class CustomerRequests {

    /** Class of these tasks. */
    public static final String CLASS = "Privacy";

    /** Within this a customer must have his answer. */
    public static final Duration WITHIN = Duration.ofDays(30);

    private static final String PREFIX = "privacy/";

    private final JdbcClient db;

    public CustomerRequests(JdbcClient db) {
        this.db = db;
    }

    /** Call in a transaction: the request and its task are one step. Asking again changes nothing. */
    public void open(String merchant, UUID id, String store, List<String> orders, Instant askedAt) {
        Instant due = askedAt.plus(WITHIN);
        int fresh = db.sql("""
                        insert into customer_request (merchant, id, store, orders, asked_at, due_at) values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(
                        merchant,
                        id,
                        store,
                        orders.toArray(String[]::new),
                        Timestamp.from(askedAt),
                        Timestamp.from(due))
                .update();
        if (fresh > 0) {
            LocalDate day = due.atZone(ZoneOffset.UTC).toLocalDate();
            db.sql("""
                            insert into review (merchant, id, key, kind, reason_class, reason, opened_at)
                            values (?, ?, ?, 'TASK', ?, ?, ?) on conflict do nothing""")
                    .params(
                            merchant,
                            id,
                            PREFIX + id,
                            CLASS,
                            "A customer of store " + store
                                    + " wants to see what is kept of him: hand the file on page Privacy"
                                    + " over to the store's owner by " + day + ".",
                            Timestamp.from(askedAt))
                    .update();
        }
    }

    /** It was handed over, whoever answered the task or the page first. */
    public void handedOver(String merchant, UUID id, String by, Instant at) {
        db.sql("""
                        update customer_request set handed_over_at = ?, handed_over_by = ?
                        where merchant = ? and id = ? and handed_over_at is null""").params(Timestamp.from(at), by, merchant, id).update();
        db.sql("""
                        update review set resolved_at = ?, resolved_by = ?, resolution = 'handed over'
                        where merchant = ? and key = ? and resolved_at is null""").params(Timestamp.from(at), by, merchant, PREFIX + id).update();
    }

    /** A request that exists and whose file was not erased. */
    public boolean holds(String merchant, UUID id) {
        return db.sql(
                        "select exists (select 1 from customer_request where merchant = ? and id = ? and erased_at is null)")
                .params(merchant, id)
                .query(Boolean.class)
                .single();
    }

    /** Requests about this order whose files were not erased; locked. */
    public List<UUID> about(String merchant, String order) {
        return db.sql("""
                        select id from customer_request where merchant = ? and ? = any (orders) and erased_at is null
                        for update""").params(merchant, order).query(UUID.class).list();
    }

    /** Requests of this store whose files were not erased. */
    public List<UUID> ofStore(String merchant, String store) {
        return db.sql("select id from customer_request where merchant = ? and store = ? and erased_at is null")
                .params(merchant, store)
                .query(UUID.class)
                .list();
    }

    public void erased(String merchant, UUID id, Instant at) {
        db.sql("update customer_request set erased_at = ? where merchant = ? and id = ?")
                .params(Timestamp.from(at), merchant, id)
                .update();
    }

    /** A request of one merchant. */
    public record Known(String merchant, UUID id) {}

    /** Requests that were handed over, or whose task somebody has closed, and whose files still lie there. */
    public List<Known> over() {
        return db.sql("""
                        select c.merchant, c.id from customer_request c where c.erased_at is null and (c.handed_over_at is not null
                            or exists (select 1 from review r where r.merchant = c.merchant and r.id = c.id
                                and r.resolved_at is not null))""").query(Known.class).list();
    }

    /** True for the key of such a task. */
    public static boolean owns(String key) {
        return key.startsWith(PREFIX);
    }
}
