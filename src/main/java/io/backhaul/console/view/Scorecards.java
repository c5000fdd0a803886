package io.backhaul.console.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what suppliers did, from facts and ledger. */
public final class Scorecards {

    private final JdbcClient jdbc;

    public Scorecards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The scorecards of all suppliers of the merchant, by name. */
    public List<Scorecard> all(String merchant) {
        return suppliers(merchant).stream()
                .map(supplier -> of(merchant, supplier))
                .toList();
    }

    /** One supplier; empty when he is neither configured for the merchant nor in any of his returns. */
    public Optional<Scorecard> find(String merchant, String supplier) {
        return suppliers(merchant).contains(supplier) ? Optional.of(of(merchant, supplier)) : Optional.empty();
    }

    private List<String> suppliers(String merchant) {
        return jdbc.sql("""
                        select name from config_version
                        where kind = 'supplier' and body -> 'merchants' @> to_jsonb(cast(:merchant as text))
                        union
                        select leg ->> 'supplier' from return_case, jsonb_array_elements(summary -> 'legs') leg
                        where merchant = :merchant and jsonb_typeof(summary -> 'legs') = 'array' and leg ->> 'supplier' is not null
                        order by 1
                        """).param("merchant", merchant).query(String.class).list();
    }

    private Scorecard of(String merchant, String supplier) {
        return new Scorecard(
                supplier,
                count(merchant, supplier, ""),
                count(merchant, supplier, "and status <> 'CLOSED'"),
                reasons(merchant, supplier),
                hours(merchant, supplier, INSPECTION),
                hours(merchant, supplier, CREDIT),
                openCredit(merchant, supplier));
    }

    private static final String CASES_OF_SUPPLIER =
            "merchant = :merchant and summary @> jsonb_build_object('legs', jsonb_build_array(jsonb_build_object('supplier', cast(:supplier as text))))";

    private long count(String merchant, String supplier, String condition) {
        return first(
                merchant,
                supplier,
                "select count(*) as value from return_case where " + CASES_OF_SUPPLIER + " " + condition,
                (row, n) -> row.getLong("value"));
    }

    private Map<String, Long> reasons(String merchant, String supplier) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        jdbc.sql("""
                        select m.body ->> 'reason' as reason, count(distinct m.case_id) as n
                        from message m
                        where m.merchant = :merchant and m.kind = 'RETURN_REQUESTED' and m.status = 'APPLIED'
                          and m.case_id in (select id from return_case where %s)
                        group by 1 order by 2 desc, 1
                        """.formatted(CASES_OF_SUPPLIER))
                .param("merchant", merchant)
                .param("supplier", supplier)
                .query(row -> {
                    reasons.put(row.getString("reason"), row.getLong("n"));
                });
        return reasons;
    }

    /** First arrival of a case with a parcel of this supplier, to his first inspection of it. */
    private static final String INSPECTION = """
            select extract(epoch from avg(inspected - arrived)) / 3600 as value from (
                select min(received_at) filter (where kind = 'GOODS_RECEIVED' and body ->> 'supplier' = :supplier
                           or kind = 'SHIPMENT_STATUS_CHANGED' and body ->> 'status' = 'DELIVERED') as arrived,
                       min(received_at) filter (where kind = 'INSPECTION_REPORTED' and body ->> 'supplier' = :supplier) as inspected
                from message
                where merchant = :merchant and status = 'APPLIED' and case_id is not null
                  and kind in ('GOODS_RECEIVED', 'SHIPMENT_STATUS_CHANGED', 'INSPECTION_REPORTED')
                group by case_id) times
            where inspected >= arrived
            """;

    /** First claim of a case against this supplier, to his last credit on it. */
    private static final String CREDIT = """
            select extract(epoch from avg(credited - claimed)) / 3600 as value from (
                select min(at) filter (where event_type = 'SUPPLIER_CREDIT_CLAIMED') as claimed,
                       max(at) filter (where event_type = 'SUPPLIER_CREDIT_RECEIVED') as credited
                from ledger_entry
                where merchant = :merchant and supplier = :supplier
                  and event_type in ('SUPPLIER_CREDIT_CLAIMED', 'SUPPLIER_CREDIT_RECEIVED')
                group by case_id) times
            where credited >= claimed
            """;

    private Double hours(String merchant, String supplier, String sql) {
        return first(
                        merchant,
                        supplier,
                        sql,
                        (row, n) -> Optional.ofNullable(row.getObject("value", java.math.BigDecimal.class)))
                .map(value -> Math.round(value.doubleValue() * 10) / 10.0)
                .orElse(null);
    }

    private List<Amount> openCredit(String merchant, String supplier) {
        return jdbc.sql("""
                        select e.currency, sum(l.debit - l.credit)::bigint as open
                        from ledger_entry e join ledger_line l on l.merchant = e.merchant and l.entry_id = e.id
                        where e.merchant = :merchant and l.account = 'SUPPLIER_RECEIVABLE:' || :supplier
                        group by e.currency having sum(l.debit - l.credit) <> 0 order by e.currency
                        """)
                .param("merchant", merchant)
                .param("supplier", supplier)
                .query((row, n) -> Amount.of(row.getLong("open"), row.getString("currency")))
                .list();
    }

    private <T> T first(String merchant, String supplier, String sql, RowMapper<T> mapper) {
        return jdbc.sql(sql)
                .param("merchant", merchant)
                .param("supplier", supplier)
                .query(mapper)
                .single();
    }
}
