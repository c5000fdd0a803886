package io.backhaul.store;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work that the tables say is not done: receipts and messages RECEIVED, commands PLANNED without a time of their own. From
 * it the queues can be rebuilt. A receipt with a reason waits for its time ({@link Receipts#waits}): it is in no queue, and no loss.
 */
public final class Unfinished {

    private static final String WORK = """
            with work (kind, merchant, queue, id, attempts) as (
                select 'receipt', merchant, 'in.' || split_part(channel, ':', 1), id::text, attempts
                from receipt where status = 'RECEIVED' and reason is null
                union all
                select 'message', merchant, 'core.return-messages', id::text, attempts
                from message where status = 'RECEIVED'
                union all
                select 'command', merchant, 'out.' || replace(destination, ':', '.'), key, attempts
                from command where status = 'PLANNED' and next_attempt_at is null and destination <> 'manual'
            ), item as (
                select work.*, format('{"merchant":%s,"id":%s}', to_json(merchant), to_json(id)) as body from work
            )
            """;

    /** So long the broker may hold back what has failed before. */
    private static final Duration REDELIVERIES = Duration.ofMinutes(10);

    /** What waits for its time is tried after a minute, then after twice as long each time, at last so often. */
    private static final Duration SELDOM = Duration.ofMinutes(15);

    private final JdbcClient database;

    public Unfinished(JdbcClient database) {
        this.database = database;
    }

    /** One piece of unfinished work as its queue's message names it. */
    public record Item(String kind, String merchant, String queue, String id, String body) {}

    /** Queues everything unfinished that does not wait in the outbox anyway; answers how much. */
    public int queueAll() {
        return database.sql(WORK + """
                        insert into outbox (merchant, queue, group_id, body)
                        select merchant, queue, id, body from item
                        where not exists (select 1 from outbox o
                            where o.sent_at is null and o.queue = item.queue and o.body = item.body)""").update();
    }

    /** Queues the receipts that wait and whose time has come, counted from when they were last handed to the broker (real time). */
    public int queueDue() {
        return database.sql("""
                        with item as (
                            select merchant, 'in.' || split_part(channel, ':', 1) as queue, id::text as id,
                                   format('{"merchant":%s,"id":%s}', to_json(merchant), to_json(id::text)) as body
                            from receipt where status = 'RECEIVED' and reason is not null
                        ), handed as (
                            select item.*, count(o.id) as times, max(o.sent_at) as last,
                                   coalesce(bool_or(o.id is not null and o.sent_at is null), false) as under_way
                            from item left join outbox o on o.queue = item.queue and o.body = item.body
                            group by item.merchant, item.queue, item.id, item.body
                        )
                        insert into outbox (merchant, queue, group_id, body)
                        select merchant, queue, id, body from handed
                        where not under_way and (last is null or last <= now() - make_interval(
                            secs => least(:seldom, 60 * power(2, least(times, 10) - 1))))""").param("seldom", SELDOM.toSeconds()).update();
    }

    /**
     * Unfinished work that was not handed to the broker within this time (real time). What has failed before is given ten
     * minutes, since the broker delays its redeliveries.
     */
    public List<Item> notSentSince(Duration age, int atMost) {
        return database.sql(WORK + """
                        select kind, merchant, queue, id, body from item
                        where not exists (select 1 from outbox o where o.queue = item.queue and o.body = item.body
                            and (o.sent_at is null or o.sent_at > now() - make_interval(secs => :longest))
                            and (o.sent_at is null or item.attempts > 0
                                 or o.sent_at > now() - make_interval(secs => :age)))
                        limit :limit""")
                .param("age", age.toMillis() / 1000.0)
                .param("longest", Math.max(age.toSeconds(), REDELIVERIES.toSeconds()))
                .param("limit", atMost)
                .query(Item.class)
                .list();
    }
}
