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
            with work (kind, merchant, queue, id, since) as (
                select 'receipt', merchant, 'in.' || split_part(channel, ':', 1), id::text, received_at
                from receipt where status = 'RECEIVED' and reason is null
                union all
                select 'message', merchant, 'core.return-messages', id::text, received_at
                from message where status = 'RECEIVED'
                union all
                select 'command', merchant, 'out.' || replace(destination, ':', '.'), key, planned_at
                from command where status = 'PLANNED' and next_attempt_at is null and destination <> 'manual'
            ), item as (
                select work.*, format('{"merchant":%s,"id":%s}', to_json(merchant), to_json(id)) as body from work
            )
            """;

    private static final String QUEUE_DUE = """

            insert into outbox (merchant, queue, group_id, body)
            select merchant, 'in.' || split_part(channel, ':', 1), id::text,
                format('{"merchant":%s,"id":%s}', to_json(merchant), to_json(id::text))
            from due""";

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

    /**
     * Queues the receipts that wait and whose time has come, counted from when they were last handed to the broker (real time).
     * From then on they wait no longer: each is in the queue once, however long the queue is.
     */
    public int queueDue() {
        return database.sql("""
                        with handed as (
                            select r.merchant, r.id, count(o.id) as times, max(o.sent_at) as last,
                                   coalesce(bool_or(o.id is not null and o.sent_at is null), false) as under_way
                            from receipt r left join outbox o on o.queue = 'in.' || split_part(r.channel, ':', 1)
                                and o.body = format('{"merchant":%s,"id":%s}', to_json(r.merchant), to_json(r.id::text))
                            where r.status = 'RECEIVED' and r.reason is not null group by r.merchant, r.id
                        ), due as (
                            update receipt r set reason = null from handed h
                            where r.merchant = h.merchant and r.id = h.id and r.status = 'RECEIVED' and r.reason is not null
                                and not under_way and (last is null or last <= now() - make_interval(
                                    secs => least(:seldom, 60 * power(2, least(times, 10) - 1))))
                            returning r.merchant, r.channel, r.id
                        )""" + QUEUE_DUE).param("seldom", SELDOM.toSeconds()).update();
    }

    /** Queues all receipts of a channel that wait, whenever their time comes: what they wait for is back. */
    public int queueWaiting(String merchant, String channel) {
        return database.sql("""
                        with due as (
                            update receipt set reason = null
                            where merchant = :merchant and channel = :channel and status = 'RECEIVED' and reason is not null
                            returning merchant, channel, id
                        )""" + QUEUE_DUE)
                .param("merchant", merchant)
                .param("channel", channel)
                .update();
    }

    /**
     * Unfinished work that was not handed to the broker within this time (real time).
     *
     * @param ofEachQueue at most so much, the oldest: a long queue hides no other
     */
    public List<Item> notSentSince(Duration age, int ofEachQueue) {
        return database.sql(WORK + """
                        , late as (
                            select item.*, row_number() over (partition by queue order by since, id) as place from item
                            where not exists (select 1 from outbox o where o.queue = item.queue and o.body = item.body
                                and (o.sent_at is null or o.sent_at > now() - make_interval(secs => :age)))
                        )
                        select kind, merchant, queue, id, body from late where place <= :most order by since, id""")
                .param("age", age.toMillis() / 1000.0)
                .param("most", ofEachQueue)
                .query(Item.class)
                .list();
    }
}
