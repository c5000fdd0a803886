package io.backhaul.store;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The relay's side of the outbox: rows the broker does not have yet. */
public final class Unsent {

    private final JdbcClient database;

    public Unsent(JdbcClient database) {
        this.database = database;
    }

    /** One piece of work for a queue. */
    public record Item(long id, String merchant, String queue, String groupId, String body) {}

    /** The oldest rows nobody else is sending, locked until the caller's transaction ends; blocked queues are left out. */
    public List<Item> lock(int atMost, List<String> blockedQueues) {
        return database.sql("""
                        select id, merchant, queue, group_id, body from outbox
                        where sent_at is null and queue <> all (:blocked)
                        order by id limit :limit for update skip locked""")
                .param("blocked", blockedQueues.toArray(String[]::new))
                .param("limit", atMost)
                .query(Item.class)
                .list();
    }

    public void markSent(List<Long> ids) {
        database.sql("update outbox set sent_at = now() where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** Forgets rows that were sent longer ago than this; answers how many. */
    public int prune(Duration sentLongerAgo) {
        return database.sql("""
                        delete from outbox where id in (
                            select id from outbox where sent_at < now() - make_interval(secs => ?) limit 50000)""").param(sentLongerAgo.toSeconds()).update();
    }

    /** How many rows wait, for the metrics; counts no further than {@code atMost}. */
    public long count(int atMost) {
        return database.sql("select count(*) from (select 1 from outbox where sent_at is null limit ?) waiting")
                .param(atMost)
                .query(Long.class)
                .single();
    }

    /** Identity of this database, made with it. */
    public UUID installation() {
        return database.sql("select id from installation").query(UUID.class).single();
    }
}
