package io.backhaul.store;

import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.PaymentDisputed;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Disputes per payment, whether the payment is known or not. A payment's row carries what follows from all of them, so that
 * whoever has locked it knows; refunds that were never sent are held from the moment the dispute is known.
 */
final class DisputeRows {

    private static final String OPEN = "d.opened and d.won is null and d.lost is null";
    private static final String LOST = "d.lost is not null and (d.won is null or d.lost > d.won)";

    private final JdbcClient db;

    DisputeRows(JdbcClient db) {
        this.db = db;
    }

    /** An enquiry moves nothing and is not kept. */
    void note(String merchant, PaymentDisputed said) {
        if (said.status().compareTo(DisputeStatus.OPEN) < 0) {
            return;
        }
        said.payments().forEach(payment -> {
            keep(merchant, payment, said);
            if (recount(merchant, payment)) {
                hold(merchant, payment);
            }
        });
    }

    private void keep(String merchant, String payment, PaymentDisputed said) {
        Long at = said.envelope().sequence();
        db.sql("""
                        insert into dispute (merchant, payment, dispute_id, amount, currency, opened, won, lost)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (merchant, payment, dispute_id) do update set
                            opened = dispute.opened or excluded.opened,
                            amount = case when dispute.lost is null or excluded.lost >= dispute.lost
                                then excluded.amount else dispute.amount end,
                            won = greatest(dispute.won, excluded.won), lost = greatest(dispute.lost, excluded.lost)""")
                .param(merchant)
                .param(payment)
                .param(said.gateway() + "/" + said.disputeId())
                .param(said.amount().minor())
                .param(said.amount().currency())
                .param(said.status() == DisputeStatus.OPEN)
                .param(said.status() == DisputeStatus.WON ? at : null)
                .param(said.status() == DisputeStatus.LOST ? at : null)
                .update();
    }

    /** What all disputes of a payment come to; true when that is news. Another currency than was paid freezes it. */
    private boolean recount(String merchant, String payment) {
        return db.sql("""
                        update payment p set disputed = d.open, lost = d.lost, frozen = p.frozen or d.other_money
                        from (select %s as open, %s as lost, %s as other_money
                              from dispute d join payment q on q.merchant = d.merchant and q.reference = d.payment
                              where d.merchant = ? and d.payment = ? group by q.currency) d
                        where p.merchant = ? and p.reference = ?
                            and (p.disputed, p.lost, p.frozen) is distinct from (d.open, d.lost, p.frozen or d.other_money)""".formatted(open(), lost("q.currency"), otherMoney("q.currency")))
                        .params(merchant, payment, merchant, payment)
                        .update()
                > 0;
    }

    /** Of rows {@code d}: whether a bank has not decided. */
    static String open() {
        return "coalesce(bool_or(" + OPEN + "), false)";
    }

    /** Of rows {@code d}: what banks gave the customer in this currency. */
    static String lost(String currency) {
        return "coalesce(sum(d.amount) filter (where " + LOST + " and d.currency = " + currency + "), 0)";
    }

    /** Of rows {@code d}: whether a bank gave him another currency. */
    static String otherMoney(String currency) {
        return "coalesce(bool_or(" + LOST + " and d.currency <> " + currency + "), false)";
    }

    /**
     * Holds what was planned and never sent while a dispute is open or after one was lost; what is being sent cannot be held.
     * What was held before a lost dispute stays held: the bank may have paid it.
     */
    private void hold(String merchant, String payment) {
        db.sql("""
                        update command c set held = d.bars
                        from (select coalesce(bool_or((%s) or (%s)), false) bars from dispute d
                              where d.merchant = ? and d.payment = ?) d
                        where c.merchant = ? and c.payment = ? and c.kind = 'REFUND' and c.status = 'PLANNED'
                            and c.first_sent_at is null""".formatted(OPEN, LOST))
                .params(merchant, payment, merchant, payment)
                .update();
    }

    /** Counts anew what of the banks' money settles what returns of this payment owed. */
    void settled(String merchant, String payment) {
        db.sql("""
                        update payment set charged_back = (select coalesce(sum(amount), 0) from decision d
                            where d.merchant = payment.merchant and d.outcome = 'CHARGED_BACK'
                              and starts_with(d.key, 'charged-back/' || payment.reference || '/'))
                        where merchant = ? and reference = ?""").params(merchant, payment).update();
    }
}
