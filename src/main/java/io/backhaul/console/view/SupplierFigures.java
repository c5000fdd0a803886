package io.backhaul.console.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of all suppliers of one merchant, each with a single query. */
final class SupplierFigures {

    private static final String LEGS = """
            with legs as (
                select c.id, c.status, leg ->> 'supplier' as supplier
                from return_case c, jsonb_array_elements(coalesce(c.summary -> 'legs', '[]')) leg
                where c.merchant = :merchant and leg ->> 'supplier' is not null)
            """;

    private final JdbcClient jdbc;
    private final String merchant;

    SupplierFigures(JdbcClient jdbc, String merchant) {
        this.jdbc = jdbc;
        this.merchant = merchant;
    }

    /** Returns with goods of a supplier, and how many of them are not closed. */
    record Returns(long all, long open) {
        static final Returns NONE = new Returns(0, 0);
    }

    List<String> configured() {
        return jdbc.sql("""
                        select distinct name from config_version
                        where kind = 'supplier' and body -> 'merchants' @> to_jsonb(cast(:merchant as text))
                        """).param("merchant", merchant).query(String.class).list();
    }

    Map<String, Returns> returns() {
        Map<String, Returns> found = new TreeMap<>();
        each(
                LEGS
                        + "select supplier, count(*) as n, count(*) filter (where status <> 'CLOSED') as open from legs group by 1",
                row -> found.put(row.getString("supplier"), new Returns(row.getLong("n"), row.getLong("open"))));
        return found;
    }

    /** Returns by the customer's reason, the most frequent first. */
    Map<String, Map<String, Long>> reasons() {
        Map<String, Map<String, Long>> found = new TreeMap<>();
        each(
                LEGS + """
                        select l.supplier, m.body ->> 'reason' as reason, count(distinct l.id) as n
                        from legs l join message m on m.merchant = :merchant and m.case_id = l.id
                        where m.kind = 'RETURN_REQUESTED' and m.status = 'APPLIED' and m.body ->> 'reason' is not null
                        group by 1, 2 order by 3 desc, 2
                        """,
                row -> found.computeIfAbsent(row.getString("supplier"), name -> new LinkedHashMap<>())
                        .put(row.getString("reason"), row.getLong("n")));
        return found;
    }

    /** From the first arrival of a parcel or goods at the supplier to his first inspection of that return. */
    Map<String, Double> deliveredToInspectedHours() {
        return hours("""
                with inspected as (
                    select case_id, body ->> 'supplier' as supplier, min(received_at) as at from message
                    where merchant = :merchant and status = 'APPLIED' and kind = 'INSPECTION_REPORTED' group by 1, 2),
                arrived as (
                    select i.case_id, i.supplier, min(m.received_at) as at from inspected i
                    join message m on m.merchant = :merchant and m.case_id = i.case_id and m.status = 'APPLIED'
                    where m.kind = 'GOODS_RECEIVED' and m.body ->> 'supplier' = i.supplier
                       or m.kind = 'SHIPMENT_STATUS_CHANGED' and m.body ->> 'status' = 'DELIVERED'
                    group by 1, 2)
                select supplier, extract(epoch from avg(i.at - a.at)) / 3600 as hours
                from inspected i join arrived a using (case_id, supplier) where i.at >= a.at group by 1
                """);
    }

    /** From the first claim of a return to the last credit on it. */
    Map<String, Double> claimToCreditHours() {
        return hours("""
                select supplier, extract(epoch from avg(credited - claimed)) / 3600 as hours from (
                    select supplier, min(at) filter (where event_type = 'SUPPLIER_CREDIT_CLAIMED') as claimed,
                           max(at) filter (where event_type = 'SUPPLIER_CREDIT_RECEIVED') as credited
                    from ledger_entry
                    where merchant = :merchant and event_type in ('SUPPLIER_CREDIT_CLAIMED', 'SUPPLIER_CREDIT_RECEIVED')
                    group by supplier, case_id) times
                where credited >= claimed group by 1
                """);
    }

    /** What suppliers owe, per currency. */
    Map<String, List<Amount>> openCredit() {
        Map<String, List<Amount>> found = new TreeMap<>();
        each(
                """
                select substring(l.account from 'SUPPLIER_RECEIVABLE:(.*)') as supplier, e.currency,
                       sum(l.debit - l.credit)::bigint as open
                from ledger_entry e join ledger_line l on l.merchant = e.merchant and l.entry_id = e.id
                where e.merchant = :merchant and l.account like 'SUPPLIER_RECEIVABLE:%'
                group by 1, 2 having sum(l.debit - l.credit) <> 0 order by 2
                """,
                row -> found.computeIfAbsent(row.getString("supplier"), name -> new ArrayList<>())
                        .add(Amount.of(row.getLong("open"), row.getString("currency"))));
        return found;
    }

    private Map<String, Double> hours(String sql) {
        Map<String, Double> found = new TreeMap<>();
        each(sql, row -> {
            BigDecimal hours = row.getBigDecimal("hours");
            found.put(row.getString("supplier"), Math.round(hours.doubleValue() * 10) / 10.0);
        });
        return found;
    }

    private void each(String sql, RowCallbackHandler handler) {
        jdbc.sql(sql).param("merchant", merchant).query(handler);
    }
}
