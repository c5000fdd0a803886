package io.backhaul.store;

import io.backhaul.core.money.Money;
import io.backhaul.core.reconciliation.HubRefund;
import io.backhaul.core.reconciliation.OutsideRefund;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the hub knows of refunds. The day of a refund of ours is the day its gateway told, never the day it was sent: one made
 * a second before midnight and sent, by our clock, a second after it is of the gateway's day on both sides.
 */
public final class KnownRefunds {

    private static final String TOLD = """
            m.merchant = :merchant and m.kind = 'REFUND_SETTLED' and m.duplicate_of is null and m.status = 'APPLIED'""";

    private final JdbcClient db;

    public KnownRefunds(JdbcClient db) {
        this.db = db;
    }

    /**
     * Refunds of ours on this account: those the gateway told of this day, those with one of these keys, and those it gave one
     * of these ids.
     */
    public List<HubRefund> ours(
            String merchant, String destination, LocalDate day, Collection<String> keys, Collection<String> ids) {
        return db.sql("""
                        with of_day as (select distinct m.body ->> 'commandKey' as key from message m
                                        where %1$s and m.body ->> 'occurredAt' >= :day and m.body ->> 'occurredAt' < :next),
                             named as (select distinct m.body ->> 'commandKey' as key from message m
                                       where %1$s and m.body ->> 'refundId' = any (:ids))
                        select c.key, c.case_id, r.order_name, c.payment, c.amount, c.currency, c.status, c.reference,
                               c.key in (select key from of_day) as of_day,
                               (select array_agg(told.id order by told.at) from
                                   (select m.body ->> 'refundId' as id, min(m.body ->> 'occurredAt') as at from message m
                                    where %1$s and m.case_id = c.case_id and m.body ->> 'commandKey' = c.key group by 1) told) as ids
                        from command c left join return_case r on r.merchant = c.merchant and r.id = c.case_id
                        where c.merchant = :merchant and c.kind = 'REFUND' and c.destination = :destination
                          and c.key in (select key from of_day union select key from named union select unnest(:keys))""".formatted(TOLD))
                .param("merchant", merchant)
                .param("destination", destination)
                .param("day", day.toString())
                .param("next", day.plusDays(1).toString())
                .param("ids", ids.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .query(KnownRefunds::ours)
                .list();
    }

    private static HubRefund ours(ResultSet row, int number) throws SQLException {
        String reference = row.getString("reference");
        Array told = row.getArray("ids");
        List<String> ids = told != null
                ? Arrays.asList((String[]) told.getArray())
                : reference == null ? List.of() : List.of(reference);
        return new HubRefund(
                row.getString("key"),
                row.getObject("case_id", UUID.class),
                row.getString("order_name"),
                row.getString("payment"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("status"),
                ids,
                row.getBoolean("of_day"));
    }

    /** Those of these refunds that the hub knows as made outside. */
    public List<OutsideRefund> outside(String merchant, Collection<String> ids) {
        return db.sql("""
                        select refund_id, min(amount) as amount, bool_or(failed) as failed from outside_refund
                        where merchant = ? and refund_id = any (?) group by refund_id""")
                .params(merchant, ids.toArray(String[]::new))
                .query((row, n) ->
                        new OutsideRefund(row.getString("refund_id"), row.getLong("amount"), row.getBoolean("failed")))
                .list();
    }

    /** The returns behind these payments, by payment; a payment behind several returns is left out. */
    public Map<String, UUID> cases(String merchant, Collection<String> payments) {
        record Behind(String payment, UUID caseId) {}
        return db.sql("""
                        select value as payment, (array_agg(case_id))[1] as case_id from reference
                        where merchant = ? and type = 'PAYMENT' and value = any (?)
                        group by value having count(distinct case_id) = 1""").params(merchant, payments.toArray(String[]::new)).query(Behind.class).list().stream()
                .collect(Collectors.toMap(Behind::payment, Behind::caseId));
    }
}
