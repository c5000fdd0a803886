package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each polled channel has been read. A deadline that means "no answer" may fire only when the channel the answer
 * would have come by was read past it: a mailbox that was down must not look like a silent supplier.
 */
public final class ChannelMarks {

    /**
     * True of a deadline {@code d} when its channel was read to its end at or after it, and all that came by it or by a link to
     * its supplier was read since. A mail that had to wait for its time holds up only the supplier it is read as.
     */
    static final String READ_PAST = """
            exists (select 1 from channel_mark c
                    where c.merchant = d.merchant and c.channel = d.channel and c.read_through >= d.at)
            and not exists (select 1 from receipt r
                where r.merchant = d.merchant and r.status = 'RECEIVED' and r.channel in (d.channel, 'link:' || d.supplier)
                    and (d.supplier = '' or coalesce(r.attributes ->> 'fromSupplier', d.supplier) = d.supplier))
            and not exists (select 1 from message m join receipt r on r.merchant = m.merchant and r.id = m.receipt_id
                where m.merchant = d.merchant and m.status = 'RECEIVED'
                    and r.channel in (d.channel, 'link:' || d.supplier))""";

    private final JdbcClient database;

    public ChannelMarks(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param uidValidity of an IMAP mailbox; when it changes, UIDs start anew
     * @param lastUid last message whose receipt is durable
     * @param readThrough business time up to which the channel was read to its end
     * @param polledAt real time of the last successful poll
     * @param error why the last poll failed, or null
     */
    public record Mark(long uidValidity, long lastUid, Instant readThrough, Instant polledAt, String error) {}

    public Optional<Mark> find(String merchant, String channel) {
        return database.sql("select * from channel_mark where merchant = ? and channel = ?")
                .params(merchant, channel)
                .query((row, number) -> new Mark(
                        row.getLong("uid_validity"),
                        row.getLong("last_uid"),
                        row.getTimestamp("read_through").toInstant(),
                        row.getTimestamp("polled_at").toInstant(),
                        row.getString("error")))
                .optional();
    }

    /** Everything up to this UID has its receipt; never goes back within one validity. */
    public void advance(String merchant, String channel, long uidValidity, long uid) {
        database.sql("""
                        insert into channel_mark as mark (merchant, channel, uid_validity, last_uid, read_through, polled_at)
                        values (?, ?, ?, ?, 'epoch', now())
                        on conflict (merchant, channel) do update set
                            last_uid = case when mark.uid_validity = excluded.uid_validity
                                            then greatest(mark.last_uid, excluded.last_uid) else excluded.last_uid end,
                            uid_validity = excluded.uid_validity""").params(merchant, channel, uidValidity, uid).update();
    }

    /** A poll that began at this business time found the channel's end, and all it found is durable. */
    public void readThrough(String merchant, String channel, Instant businessNow) {
        database.sql("""
                        insert into channel_mark as mark (merchant, channel, read_through, polled_at) values (?, ?, ?, now())
                        on conflict (merchant, channel) do update set error = null, polled_at = now(),
                            read_through = greatest(mark.read_through, excluded.read_through)""").params(merchant, channel, Timestamp.from(businessNow)).update();
    }

    /** A poll failed; how far the channel was read stays as it is. */
    public void failed(String merchant, String channel, String error) {
        database.sql("""
                        insert into channel_mark (merchant, channel, read_through, polled_at, error)
                        values (?, ?, 'epoch', now(), ?)
                        on conflict (merchant, channel) do update set error = excluded.error""").params(merchant, channel, error).update();
    }

    /**
     * How long ago a channel was read to its end.
     *
     * @param time real time since then; for one that never was, since it was first looked at
     * @param error why the last poll failed, or null
     */
    public record Behind(Duration time, String error) {}

    /** Begins to count for a channel nobody has read yet. */
    public Behind behind(String merchant, String channel) {
        return lastRead(merchant, channel).orElseGet(() -> {
            database.sql("""
                            insert into channel_mark (merchant, channel, read_through, polled_at) values (?, ?, 'epoch', now())
                            on conflict do nothing""").params(merchant, channel).update();
            return new Behind(Duration.ZERO, null);
        });
    }

    private Optional<Behind> lastRead(String merchant, String channel) {
        return database.sql("""
                        select extract(epoch from now() - polled_at) as seconds, error from channel_mark
                        where merchant = ? and channel = ?""")
                .params(merchant, channel)
                .query((row, n) ->
                        new Behind(Duration.ofMillis((long) (1000 * row.getDouble("seconds"))), row.getString("error")))
                .optional();
    }

    /** True when the channel was read to its end at or after this time and every receipt of it has been read since. */
    public boolean readPast(String merchant, String channel, Instant time) {
        return readPast(merchant, channel, "", time);
    }

    /** The same, and what this supplier has answered on the page behind a link has been read too. */
    public boolean readPast(String merchant, String channel, String supplier, Instant time) {
        return database.sql("""
                        select\s""" + READ_PAST + """
                         from (select cast(:merchant as text) as merchant, cast(:channel as text) as channel,
                                       cast(:supplier as text) as supplier, cast(:time as timestamptz) as at) d""")
                .param("merchant", merchant)
                .param("channel", channel)
                .param("supplier", supplier == null ? "" : supplier)
                .param("time", Timestamp.from(time))
                .query(Boolean.class)
                .single();
    }
}
