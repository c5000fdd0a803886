package io.backhaul.core.money;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.money.Entry.Event;
import io.backhaul.core.money.Entry.Posting;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import io.backhaul.core.returns.StoreCredits;
import java.util.ArrayList;
import java.util.List;

/** What was decided about money, as ledger entries. */
final class DecisionEntries {

    /** No channel names the carrier of the parcel to the customer. */
    static final String CARRIER = "carrier";

    private DecisionEntries() {}

    static List<Entry> of(ReturnCase c) {
        List<Entry> entries = new ArrayList<>();
        c.made().stream().map(Made::decision).forEach(d -> {
            if (d.outcome() == Decision.Outcome.STORE_CREDIT_DUE) {
                entries.add(due(c, d));
                issued(c, d, entries);
            } else if (d.amount() != null && d.amount().isPositive()) {
                entries.addAll(decided(c, d));
            }
        });
        return entries;
    }

    private static List<Entry> decided(ReturnCase c, Decision d) {
        String his = Account.supplierReceivable(d.supplier());
        String carriers = Account.carrierReceivable(CARRIER);
        String customers = Account.CUSTOMER_REFUNDS_PAYABLE;
        String loss = Account.RETURN_LOSS;
        return switch (d.outcome()) {
            case REFUND_DUE -> List.of(due(c, d));
            case FEE -> List.of(due(c, d), deducted(c, d));
            case ADJUSTED -> List.of(entry(c, d, Event.ADJUSTMENT, customers, Account.SALES_RETURNS, d.reason()));
            case CHARGED_BACK ->
                List.of(entry(c, d, Event.CHARGED_BACK, customers, Account.DISPUTE_LOSSES, d.reason()));
            case CLAIM ->
                List.of(entry(
                        c,
                        d,
                        Event.SUPPLIER_CREDIT_CLAIMED,
                        his,
                        Account.supplierCredits(d.supplier()),
                        "owed by " + d.supplier()));
            case CLAIM_CANCELLED ->
                List.of(entry(
                        c, d, Event.SUPPLIER_CREDIT_REJECTED, Account.supplierCredits(d.supplier()), his, d.reason()));
            case WRITTEN_OFF -> List.of(entry(c, d, Event.WRITE_OFF, loss, his, d.reason()));
            case CARRIER_CLAIM ->
                List.of(entry(c, d, Event.CARRIER_CLAIMED, carriers, Account.RECOVERIES, "owed by the carrier"));
            case CARRIER_WRITTEN_OFF -> List.of(entry(c, d, Event.CARRIER_WRITE_OFF, loss, carriers, d.reason()));
            default -> List.of();
        };
    }

    private static Entry entry(ReturnCase c, Decision d, Event event, String debit, String credit, String reason) {
        return Entry.of(c.id() + "/" + d.key(), event, reason, d.supplier(), null, debit, credit, d.amount());
    }

    private static Entry due(ReturnCase c, Decision d) {
        String what = d.outcome() == Decision.Outcome.FEE ? "kept as a fee" : "due to the customer";
        return entry(
                c, d, Event.REFUND_APPROVED, Account.SALES_RETURNS, Account.CUSTOMER_REFUNDS_PAYABLE, "refund " + what);
    }

    private static Entry deducted(ReturnCase c, Decision d) {
        return Entry.of(
                c.id() + "/deducted/" + d.key(),
                Event.FEE_DEDUCTED,
                d.reason(),
                d.supplier(),
                null,
                Account.CUSTOMER_REFUNDS_PAYABLE,
                Account.FEE_INCOME,
                d.amount());
    }

    /** The debt becomes credit at the store, and what is given on top is goodwill (conflict X10). */
    private static void issued(ReturnCase c, Decision due, List<Entry> entries) {
        StoreCredits credits = c.refunds().storeCredits();
        Money bonus = credits.bonus(due);
        Money zero = Money.zero(bonus.currency());
        credits.issued(due).ifPresent(issued -> {
            List<Posting> lines = new ArrayList<>();
            lines.add(new Posting(Account.CUSTOMER_REFUNDS_PAYABLE, due.amount(), zero));
            if (bonus.isPositive()) {
                lines.add(new Posting(Account.GOODWILL, bonus, zero));
            }
            lines.add(new Posting(
                    Account.STORE_CREDIT_LIABILITY, zero, due.amount().plus(bonus)));
            entries.add(new Entry(
                    c.id() + "/store-credit/" + due.key(),
                    Event.STORE_CREDIT_ISSUED,
                    issued.reason(),
                    due.supplier(),
                    null,
                    lines));
        });
    }
}
