package io.backhaul.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interchanges we wrote, and what the supplier's system says about them. */
public final class EdiSent {

    private final JdbcClient db;

    public EdiSent(JdbcClient db) {
        this.db = db;
    }

    /**
     * An interchange of ours.
     *
     * @param about order name
     * @param leftAt since when it lies in his directory, or null
     * @param verdict what was answered, or null
     */
    public record Sent(long control, String commandKey, String about, Instant leftAt, String verdict) {}

    /** Written with the request's bytes, before the first try. */
    public void made(String merchant, String supplier, long control, String commandKey, String about, Instant now) {
        db.sql("""
                        insert into edi_sent (merchant, supplier, control, command_key, about, made_at)
                        values (:merchant, :supplier, :control, :command, :about, :now)
                        on conflict (merchant, supplier, control) do update set command_key = :command, about = :about,
                            made_at = :now, left_at = null, answered_at = null, verdict = null""")
                .param("merchant", merchant)
                .param("supplier", supplier)
                .param("control", control)
                .param("command", commandKey)
                .param("about", about)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** It lies in the supplier's directory since now; a later time changes nothing. */
    public void left(String merchant, String commandKey, Instant now) {
        db.sql("update edi_sent set left_at = coalesce(left_at, ?) where merchant = ? and command_key = ?")
                .params(Timestamp.from(now), merchant, commandKey)
                .update();
    }

    /** Notes an answer; empty when no such interchange was written. */
    public Optional<Sent> answered(String merchant, String supplier, long control, String verdict, Instant now) {
        return db.sql("""
                        update edi_sent set answered_at = coalesce(answered_at, ?), verdict = ?
                        where merchant = ? and supplier = ? and control = ?
                        returning control, command_key, about, left_at, verdict""")
                .params(Timestamp.from(now), verdict, merchant, supplier, control)
                .query(EdiSent::read)
                .optional();
    }

    private static Sent read(ResultSet row, int number) throws SQLException {
        Timestamp left = row.getTimestamp("left_at");
        return new Sent(
                row.getLong("control"),
                row.getString("command_key"),
                row.getString("about"),
                left == null ? null : left.toInstant(),
                row.getString("verdict"));
    }

    /** Left before this time and not answered, the oldest first. */
    public List<Sent> unanswered(String merchant, String supplier, Instant before) {
        return db.sql("""
                        select control, command_key, about, left_at, verdict from edi_sent
                        where merchant = ? and supplier = ? and answered_at is null and left_at <= ?
                        order by control limit 20""")
                .params(merchant, supplier, Timestamp.from(before))
                .query(EdiSent::read)
                .list();
    }
}
