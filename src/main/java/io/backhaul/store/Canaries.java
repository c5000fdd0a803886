package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails and files that the hub sends through its own channels to itself. Times are real: they measure the way, not business. A
 * canary is known by a random word that nobody else has seen before it left.
 */
public final class Canaries {

    private final JdbcClient db;

    public Canaries(JdbcClient db) {
        this.db = db;
    }

    /**
     * How a channel's canaries fare.
     *
     * @param sentAt when the last one left, or null
     * @param seenAt when the last one that came back did, or null
     * @param roundTrip how long that one took, or null
     * @param lostSince when the first one left that should have come back and did not, nor did any after it; null when none is lost
     * @param error what is known of why, or null
     */
    public record State(Instant sentAt, Instant seenAt, Duration roundTrip, Instant lostSince, String error) {}

    /** The word of the next canary when its time has come and no other node was faster. */
    public Optional<String> next(String merchant, String channel, Duration every) {
        return db.sql("""
                        insert into canary (merchant, channel, slot, token)
                        values (:merchant, :channel, floor(extract(epoch from now()) / :every), :token)
                        on conflict do nothing returning token""")
                .param("merchant", merchant)
                .param("channel", channel)
                .param("every", every.toMillis() / 1000.0)
                .param("token", UUID.randomUUID().toString().replace("-", ""))
                .query(String.class)
                .optional();
    }

    /** A server took it. */
    public void handed(String token) {
        db.sql("update canary set handed_at = now(), error = null where token = ?")
                .param(token)
                .update();
    }

    /** It did not get away, or came back as undeliverable. */
    public void failed(String token, String error) {
        db.sql("update canary set error = ? where token = ? and seen_at is null")
                .params(error, token)
                .update();
    }

    /** It came back; false when the hub sent no such canary there. */
    public boolean seen(String merchant, String channel, String token) {
        return db.sql("""
                        update canary set seen_at = coalesce(seen_at, now()), handed_at = coalesce(handed_at, now()), error = null
                        where merchant = ? and channel = ? and token = ?""").params(merchant, channel, token).update() > 0;
    }

    /** It came, but elsewhere: that proves nothing for its own channel. False when the hub sent no such canary anywhere. */
    public boolean strayed(String token, String where) {
        return db.sql("update canary set error = case when seen_at is null then ? else error end where token = ?")
                        .params("it came to " + where, token)
                        .update()
                > 0;
    }

    /** True for the word of a canary, wherever it was sent. */
    public boolean isOurs(String token) {
        return db.sql("select exists (select 1 from canary where token = ?)")
                .param(token)
                .query(Boolean.class)
                .single();
    }

    /** @param within so long one may take. One that never left because the hub died with it is not lost. */
    public State state(String merchant, String channel, Duration within) {
        return db.sql("""
                        with mine as (select * from canary where merchant = :merchant and channel = :channel),
                             seen as (select * from mine where seen_at is not null order by sent_at desc limit 1),
                             lost as (select * from mine where seen_at is null and (handed_at is not null or error is not null)
                                          and sent_at < now() - make_interval(secs => :within)
                                          and sent_at > coalesce((select sent_at from seen), '-infinity'))
                        select (select max(sent_at) from mine) as sent_at, (select seen_at from seen) as seen_at,
                               (select extract(epoch from seen_at - sent_at) from seen) as took,
                               (select min(sent_at) from lost) as lost_since,
                               (select error from lost where error is not null order by sent_at desc limit 1) as error""")
                .param("merchant", merchant)
                .param("channel", channel)
                .param("within", within.toMillis() / 1000.0)
                .query((row, n) -> new State(
                        instant(row.getTimestamp("sent_at")),
                        instant(row.getTimestamp("seen_at")),
                        row.getTimestamp("seen_at") == null
                                ? null
                                : Duration.ofMillis((long) (1000 * row.getDouble("took"))),
                        instant(row.getTimestamp("lost_since")),
                        row.getString("error")))
                .single();
    }

    /** Forgets those of weeks ago. */
    public void prune(Duration older) {
        db.sql("delete from canary where sent_at < now() - make_interval(secs => ?)")
                .param(older.toSeconds())
                .update();
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
