package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suppliers in shadow: whose messages wait, and what people say about them (N1). */
public final class ShadowRows {

    /** By whatever way he speaks: in shadow he may change from one to another, and what waits must not be left behind. */
    private static final String FAMILIES = "'mail', 'link', 'sftp', 'folder', 'aliexpress'";

    private static final String HIS =
            "split_part(source, ':', 2) = :supplier and split_part(source, ':', 1) in (:family, " + FAMILIES + ")";

    /**
     * What suppliers said that lies in shadow, or was just taken out of it: whose it is and the return it is about, null where
     * nobody knows the return. What people said of it changes nothing, and a sender who was not believed holds up nobody.
     */
    private static final String SAID = """
            select m.merchant, s.supplier, about.case_id from supplier_shadow s
                join message m on m.merchant = s.merchant and m.status in ('SHADOW', 'RECEIVED') and m.trusted
                    and split_part(m.source, ':', 2) = s.supplier
                    and split_part(m.source, ':', 1) in (s.family,\s""" + FAMILIES + """
                )
                left join lateral (
                    select k.case_id from jsonb_array_elements(coalesce(m.body -> 'references', '[]')) r
                    join lateral (
                        select case_id::text from reference
                        where merchant = m.merchant and type = r ->> 'type' and value = r ->> 'value'
                        union all select r ->> 'value' where r ->> 'type' = 'CASE') k on true) about on true""";

    /**
     * True of deadline {@code d} while a message of its supplier that may be the answer it waits for lies in shadow, or was just
     * taken out of it: one of this return, or one nobody knows the return of. Asked once per statement, however many deadlines.
     */
    static final String HOLDS = "((d.merchant, d.supplier, d.case_id::text) in (select * from (" + SAID
            + ") one where case_id is not null) or (d.merchant, d.supplier) in (select merchant, supplier from (" + SAID
            + ") any_of_his where case_id is null))";

    private final JdbcClient db;

    public ShadowRows(JdbcClient db) {
        this.db = db;
    }

    /** A supplier who is or was in shadow, since when, and who said so. */
    public record State(String supplier, boolean inShadow, Instant since, String by, long waiting) {}

    /** A message that waits. {@code fits} is null while nobody has judged it. */
    public record Waiting(UUID id, String kind, String sourceId, Instant receivedAt, Boolean fits, String judgedBy) {}

    /**
     * Whether messages of this source wait. Where they do, the supplier's row is held until the transaction ends, so that
     * nobody turns him on between this question and what is done upon it.
     */
    public boolean holds(String merchant, String source) {
        String question = """
                select true from supplier_shadow where merchant = ? and in_shadow
                  and supplier = split_part(?, ':', 2) and split_part(?, ':', 1) in (family,\s""" + FAMILIES + ")";
        return asked(question, merchant, source) && asked(question + " for share", merchant, source);
    }

    private boolean asked(String question, String merchant, String source) {
        return db.sql(question)
                .params(merchant, source, source)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** He is new: he begins in shadow. One who was in shadow before stays as a person left him. */
    public void begin(String merchant, String supplier, String family, String by, Instant now) {
        db.sql("""
                        insert into supplier_shadow (merchant, supplier, family, in_shadow, since, changed_by)
                        values (?, ?, ?, true, ?, ?) on conflict (merchant, supplier) do update set family = excluded.family""").params(merchant, supplier, family, Timestamp.from(now), by).update();
    }

    /** Turns him; answers whether he was otherwise before. */
    public boolean turn(String merchant, String supplier, boolean inShadow, String by, Instant now) {
        return db.sql("""
                        update supplier_shadow set in_shadow = ?, since = ?, changed_by = ?
                        where merchant = ? and supplier = ? and in_shadow <> ?""")
                        .params(inShadow, Timestamp.from(now), by, merchant, supplier, inShadow)
                        .update()
                > 0;
    }

    public List<State> states(String merchant) {
        return db.sql("""
                        select supplier, in_shadow, since, changed_by as by,
                          (select count(*) from message m where m.merchant = s.merchant and m.status = 'SHADOW'
                             and split_part(m.source, ':', 2) = s.supplier
                             and split_part(m.source, ':', 1) in (s.family,\s""" + FAMILIES + """
                        )) as waiting from supplier_shadow s where merchant = ? order by supplier""")
                .params(merchant)
                .query((rs, row) -> new State(
                        rs.getString("supplier"),
                        rs.getBoolean("in_shadow"),
                        rs.getTimestamp("since").toInstant(),
                        rs.getString("by"),
                        rs.getLong("waiting")))
                .list();
    }

    /** His messages that wait, in the order they came. */
    public List<Waiting> waiting(String merchant, String supplier) {
        return family(merchant, supplier)
                .map(family -> db.sql("""
                                select id, kind, source_id, received_at, fits, judged_by from message
                                left join shadow_judgement j on j.merchant = message.merchant and j.message_id = message.id
                                where message.merchant = :merchant and status = 'SHADOW' and\s""" + HIS + " order by received_at, (body ->> 'sequence')::bigint, id")
                        .param("merchant", merchant)
                        .param("supplier", supplier)
                        .param("family", family)
                        .query((rs, row) -> new Waiting(
                                rs.getObject("id", UUID.class),
                                rs.getString("kind"),
                                rs.getString("source_id"),
                                rs.getTimestamp("received_at").toInstant(),
                                rs.getObject("fits", Boolean.class),
                                rs.getString("judged_by")))
                        .list())
                .orElse(List.of());
    }

    private Optional<String> family(String merchant, String supplier) {
        return db.sql("select family from supplier_shadow where merchant = ? and supplier = ?")
                .params(merchant, supplier)
                .query(String.class)
                .optional();
    }

    /** A person says whether a waiting message says what the supplier meant; answers false when it does not wait. */
    public boolean judge(String merchant, UUID message, boolean fits, String by, Instant now) {
        return db.sql("""
                        insert into shadow_judgement (merchant, message_id, fits, judged_at, judged_by)
                        select merchant, id, ?, ?, ? from message where merchant = ? and id = ? and status = 'SHADOW'
                        on conflict (merchant, message_id) do update
                        set fits = excluded.fits, judged_at = excluded.judged_at, judged_by = excluded.judged_by""")
                        .params(fits, Timestamp.from(now), by, merchant, message)
                        .update()
                > 0;
    }
}
