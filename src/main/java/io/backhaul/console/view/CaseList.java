package io.backhaul.console.view;

import io.backhaul.core.message.Reference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases of a merchant, newest first, found by any business key. */
public final class CaseList {

    /** Kinds of keys people search by; the token of a mail thread is a secret and finds nothing. */
    private static final String[] KEY_TYPES = Arrays.stream(Reference.Type.values())
            .filter(type -> type != Reference.Type.MAIL_TOKEN)
            .map(Enum::name)
            .toArray(String[]::new);

    private static final String EXACT = """
            c.id in (select id from return_case where merchant = :merchant and order_name = :q
                     union select case_id from reference
                           where merchant = :merchant and type = any(:types) and value in (:q, :compact)
                     union select case_id from learned_key
                           where merchant = :merchant and value = :q and revoked_at is null
                     union select cast(:id as uuid))""";

    private static final String CONTAINS = """
            c.order_name ilike :like
            or c.summary @> cast(:leg as jsonb)
            or c.id in (select case_id from reference
                        where merchant = :merchant and type = any(:types) and value ilike :like)""";

    private final JdbcClient jdbc;

    public CaseList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page.
     *
     * @param q order name, RMA, tracking number, refund, supplier ...: what matches exactly, else what contains it; or null
     * @param status OPEN, REVIEW, CLOSED or null for all
     */
    public Page<CaseRow> find(String merchant, String q, String status, String cursor) {
        Query query = new Query("select c.* from return_case c", "c.merchant", merchant)
                .andIf("c.status = :status", "status", status);
        if (q != null && !q.isBlank()) {
            match(query, merchant, q.strip());
        }
        query.page("c.opened_at", "c.id", "uuid", Cursor.read(cursor));
        List<CaseRow> rows = jdbc.sql(query.sql())
                .params(query.params())
                .query(CaseList::read)
                .list();
        return Page.of(rows, row -> new Cursor(row.openedAt(), row.id().toString()));
    }

    /** How many cases there are by status. */
    public Map<String, Long> counts(String merchant) {
        Map<String, Long> counts = new TreeMap<>(Map.of("OPEN", 0L, "REVIEW", 0L, "CLOSED", 0L));
        jdbc.sql("select status, count(*) as n from return_case where merchant = :merchant group by status")
                .param("merchant", merchant)
                .query(row -> {
                    counts.put(row.getString("status"), row.getLong("n"));
                });
        return counts;
    }

    private void match(Query query, String merchant, String q) {
        Query exact = withWords(new Query("select 1 from return_case c", "c.merchant", merchant).and(EXACT), q);
        boolean found = jdbc.sql("select exists (" + exact.sql() + ")")
                .params(exact.params())
                .query(Boolean.class)
                .single();
        withWords(query.and(found ? EXACT : CONTAINS), q);
    }

    private static Query withWords(Query query, String q) {
        return query.with("q", q)
                .with("compact", q.replaceAll("\\s", "").toUpperCase(Locale.ROOT))
                .with("types", KEY_TYPES)
                .with("id", Query.uuidOrNull(q))
                .with("like", Query.contains(q))
                .with("leg", Json.text(Map.of("legs", List.of(Map.of("supplier", q)))));
    }

    static CaseRow read(ResultSet row, int number) throws SQLException {
        return new CaseRow(
                Query.uuid(row, "id"),
                row.getString("store"),
                row.getString("order_name"),
                row.getString("status"),
                Summary.read(row.getString("summary")).tracks(),
                Query.time(row, "opened_at"),
                Query.time(row, "closed_at"),
                deadline(row));
    }

    private static CaseRow.NextDeadline deadline(ResultSet row) throws SQLException {
        String kind = row.getString("deadline_kind");
        return kind == null ? null : new CaseRow.NextDeadline(kind, Query.time(row, "deadline_at"));
    }
}
