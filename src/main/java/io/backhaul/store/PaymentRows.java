package io.backhaul.store;

import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.PaymentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was captured and what went back, per payment. Planning is limited under the row's lock and by a constraint; recording
 * a refund made outside is never refused, but more than captured freezes the payment.
 */
final class PaymentRows {

    private final JdbcClient db;

    PaymentRows(JdbcClient db) {
        this.db = db;
    }

    void note(String merchant, OrderSnapshot order) {
        order.payments().stream()
                .filter(p -> p.captured().isPositive())
                .forEach(p -> db.sql("""
                        insert into payment (merchant, reference, currency, captured, outside_refunds, disputed, lost, frozen)
                        select :merchant, :payment, :currency, :captured,
                            (select coalesce(sum(amount) filter (where not failed), 0) from outside_refund
                             where merchant = :merchant and payment = :payment),
                            %s, %s, %s from dispute d where d.merchant = :merchant and d.payment = :payment
                        on conflict (merchant, reference) do update set captured = greatest(payment.captured, excluded.captured)""".formatted(
                                DisputeRows.open(), DisputeRows.lost(":currency"), DisputeRows.otherMoney(":currency")))
                        .param("merchant", merchant)
                        .param("payment", reference(order, p))
                        .param("currency", p.captured().currency())
                        .param("captured", p.captured().minor())
                        .update());
    }

    /** A payment without an id of its own is known by its order: then only a person can refund it. */
    private static String reference(OrderSnapshot order, OrderSnapshot.Payment p) {
        return p.gateway() + "/" + (p.reference() == null ? order.orderId() : p.reference());
    }

    /** All payments of an order by their reference, in the order they are locked in. */
    static SortedSet<String> references(OrderSnapshot order) {
        return order.payments().stream().map(p -> reference(order, p)).collect(Collectors.toCollection(TreeSet::new));
    }

    Map<String, PaymentState> locked(String merchant, SortedSet<String> references) {
        return states(merchant, references, " for update");
    }

    /** As they stand, without any lock: for looking only. */
    Map<String, PaymentState> seen(String merchant, SortedSet<String> references) {
        return states(merchant, references, "");
    }

    private Map<String, PaymentState> states(String merchant, SortedSet<String> references, String lock) {
        Map<String, PaymentState> states = new LinkedHashMap<>();
        for (String reference : references) {
            db.sql("select * from payment where merchant = ? and reference = ?" + lock)
                    .params(merchant, reference)
                    .query(PaymentRows::state)
                    .optional()
                    .ifPresent(state -> states.put(reference, state));
        }
        return states;
    }

    private static PaymentState state(ResultSet rs, int row) throws SQLException {
        String currency = rs.getString("currency");
        return new PaymentState(
                new Money(rs.getLong("captured"), currency),
                new Money(rs.getLong("hub_refunds"), currency),
                new Money(rs.getLong("outside_refunds"), currency),
                rs.getBoolean("frozen"),
                rs.getBoolean("disputed"),
                new Money(rs.getLong("lost"), currency),
                new Money(rs.getLong("charged_back"), currency));
    }

    void noteOutside(String merchant, RefundMadeElsewhere refund) {
        String payment = refund.envelope().reference(io.backhaul.core.message.Reference.Type.PAYMENT);
        if (payment == null) {
            return;
        }
        db.sql("""
                        insert into outside_refund (merchant, payment, refund_id, amount, failed) values (?, ?, ?, ?, ?)
                        on conflict (merchant, payment, refund_id) do update set failed = outside_refund.failed or excluded.failed""")
                .params(merchant, payment, refund.refundId(), refund.amount().minor(), refund.failed())
                .update();
        db.sql("""
                        update payment p set outside_refunds = s.total, frozen = p.frozen or s.total + p.hub_refunds > p.captured
                        from (select coalesce(sum(amount) filter (where not failed), 0) total from outside_refund
                              where merchant = ? and payment = ?) s
                        where p.merchant = ? and p.reference = ?""").params(merchant, payment, merchant, payment).update();
    }

    /** Refunds ordered in this currency from one moment to before another, those that failed left out. */
    Money ordered(String merchant, String currency, Instant from, Instant to) {
        return db.sql("""
                        select coalesce(sum(amount), 0) from command where merchant = ? and kind = 'REFUND' and currency = ?
                            and planned_at >= ? and planned_at < ? and status not in ('FAILED', 'REJECTED')""")
                .params(merchant, currency, Timestamp.from(from), Timestamp.from(to))
                .query((rs, row) -> new Money(rs.getLong(1), currency))
                .single();
    }

    /** The same, while nobody else counts that day: the lock is always the last one a transaction takes. */
    Money orderedAlone(String merchant, String currency, Instant from, Instant to) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(merchant + "|daily cap|" + currency + "|" + from)
                .query((rs, row) -> 0)
                .list();
        return ordered(merchant, currency, from, to);
    }

    /** Counts anew what the hub has on its way or has paid: every refund not definitely failed. */
    void recount(String merchant, String payment) {
        db.sql("""
                        update payment set hub_refunds = (select coalesce(sum(amount), 0) from command c
                            where c.merchant = payment.merchant and c.payment = payment.reference
                              and c.kind = 'REFUND' and c.status not in ('FAILED', 'REJECTED'))
                        where merchant = ? and reference = ?""").params(merchant, payment).update();
    }
}
