package io.backhaul.console.page;

import io.backhaul.console.view.Amount;
import io.backhaul.console.view.CaseView;
import io.backhaul.core.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger of a case with a running sum, which comes back to zero after every entry. */
final class LedgerTable {

    private LedgerTable() {}

    /**
     * One line.
     *
     * @param first true for the first line of its entry
     * @param running debit minus credit of this currency up to and with this line
     * @param zero true when the running sum is zero here
     */
    public record Row(CaseView.Entry entry, boolean first, String running, boolean zero) {}

    static List<Row> of(CaseView.Ledger ledger) {
        Map<String, Money> sums = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        long last = -1;
        for (CaseView.Entry entry : ledger.entries()) {
            Money line = signed(entry);
            Money sum = sums.merge(line.currency(), line, Money::plus);
            rows.add(new Row(entry, entry.entry() != last, sum.decimal(), sum.isZero()));
            last = entry.entry();
        }
        return rows;
    }

    private static Money signed(CaseView.Entry entry) {
        Amount side = entry.debit() == null ? entry.credit() : entry.debit();
        return entry.debit() == null ? side.money().negated() : side.money();
    }
}
