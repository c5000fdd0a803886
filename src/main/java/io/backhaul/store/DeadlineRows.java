package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines that are due. They act only as messages: firing one means telling the core that it passed. */
public final class DeadlineRows {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient db;

    public DeadlineRows(JdbcClient db) {
        this.db = db;
    }

    /** An open deadline whose time has come; {@code channel} is the one whose silence it means, or null. */
    public record Due(String merchant, UUID caseId, String kind, String supplier, Instant at, String channel) {}

    /**
     * Those of a channel that was not read past them are left out, those whose answer may wait unread, and those whose answer
     * may lie in shadow, however many they are: they hold up no others.
     */
    public List<Due> due(Instant businessNow, int atMost) {
        return db.sql("""
                        select merchant, case_id, kind, supplier, at, channel from deadline d
                        where state = 'OPEN' and at <= ? and (channel is null or not\s""" + ShadowRows.HOLDS + " and " + ChannelMarks.READ_PAST + ") order by at limit ?")
                .params(Timestamp.from(businessNow), atMost)
                .query((rs, n) -> new Due(
                        rs.getString("merchant"),
                        rs.getObject("case_id", UUID.class),
                        rs.getString("kind"),
                        rs.getString("supplier"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getString("channel")))
                .list();
    }

    /** Deadlines that are over and wait until a channel is read past them. */
    public record Waiting(String merchant, String channel, long count, Instant since) {}

    /** How many wait for which channel, and since when. */
    public List<Waiting> waiting(Instant businessNow) {
        return db.sql("""
                        select merchant, channel, count(*), min(at) from deadline
                        where state = 'OPEN' and at <= ? and channel is not null group by 1, 2""")
                .param(Timestamp.from(businessNow))
                .query((rs, n) -> new Waiting(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }

    /**
     * Deadlines that are over and wait because what their supplier said lies in shadow, by whatever channel it came.
     *
     * @param channel one that they count on
     * @param since when the first was over
     * @param dayOld when the latest was over of those that have waited for a day; null when none has
     */
    public record Held(String merchant, String supplier, String channel, long count, Instant since, Instant dayOld) {}

    /** How many wait for whose words, and since when, of suppliers who are in shadow now. */
    public List<Held> heldByShadow(Instant businessNow) {
        return db.sql("""
                        select merchant, supplier, min(channel), count(*), min(at), max(at) filter (where at <= :dayAgo)
                        from deadline d
                        where state = 'OPEN' and at <= :now and channel is not null
                            and (merchant, supplier) in (select merchant, supplier from supplier_shadow where in_shadow)
                            and\s""" + ShadowRows.HOLDS + " group by 1, 2 order by 1, 2")
                .param("now", Timestamp.from(businessNow))
                .param("dayAgo", Timestamp.from(businessNow.minus(DAY)))
                .query((rs, n) -> new Held(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getTimestamp(5).toInstant(),
                        rs.getTimestamp(6) == null ? null : rs.getTimestamp(6).toInstant()))
                .list();
    }

    /** Takes the deadline for firing; false when another node or an answer was faster, be it one that lies in shadow. */
    public boolean fire(Due d) {
        return db.sql("""
                        update deadline d set state = 'FIRED' where merchant = ? and case_id = ? and kind = ? and supplier = ?
                            and at = ? and state = 'OPEN' and (channel is null or not\s""" + ShadowRows.HOLDS + ")")
                        .params(d.merchant(), d.caseId(), d.kind(), d.supplier(), Timestamp.from(d.at()))
                        .update()
                == 1;
    }
}
