package io.backhaul.console.hindsight;

import io.backhaul.console.view.Amount;
import io.backhaul.core.hindsight.Figures;
import io.backhaul.core.hindsight.WhatIf;
import io.backhaul.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What changed terms would have meant for past returns.
 *
 * @param cases returns rehearsed
 * @param changedCases how many of them would have gone another way
 * @param rows all suppliers together (supplier null), then one by one, each before and after
 * @param changed one page of the returns that would have gone another way, newest first
 * @param next where the next page begins, or null
 * @param more true when there are older returns beyond the limit
 */
public record WhatIfReport(
        int cases, int changedCases, List<Row> rows, List<WhatIf.Changed> changed, Integer next, boolean more) {

    /** Changed returns on one page. */
    static final int PAGE = 100;

    /** One supplier (or all) before and after. */
    public record Row(String supplier, Side before, Side after) {}

    /**
     * Figures under one set of terms; money by currency.
     *
     * @param returns returns with his goods
     * @param refunded how many were refunded
     * @param refunds what was refunded
     * @param kept units that stayed with customers
     * @param keptValue what customers had paid for them
     * @param labels what shipping back cost the merchant, as far as the policy names a price
     * @param recovery what the supplier owes for it
     * @param reviews returns that went to a person
     * @param daysToRefund from request to refund, on average; null when nothing was refunded
     */
    public record Side(
            int returns,
            int refunded,
            List<Amount> refunds,
            int kept,
            List<Amount> keptValue,
            List<Amount> labels,
            List<Amount> recovery,
            int reviews,
            Double daysToRefund) {

        static Side of(Figures f) {
            return new Side(
                    f.returns(),
                    f.refunded(),
                    amounts(f.refunds()),
                    f.kept(),
                    amounts(f.keptValue()),
                    amounts(f.labels()),
                    amounts(f.recovery()),
                    f.reviews(),
                    f.daysToRefund());
        }

        private static List<Amount> amounts(Map<String, Money> sums) {
            return sums.values().stream().map(Amount::of).toList();
        }
    }

    static WhatIfReport of(WhatIf.Result r, int offset, boolean more) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(null, r.total()));
        r.suppliers().forEach((supplier, c) -> rows.add(row(supplier, c)));
        int from = Math.min(Math.max(0, offset), r.changed().size());
        int to = Math.min(from + PAGE, r.changed().size());
        Integer next = to < r.changed().size() ? to : null;
        return new WhatIfReport(
                r.cases(), r.changed().size(), rows, List.copyOf(r.changed().subList(from, to)), next, more);
    }

    private static Row row(String supplier, WhatIf.Compared c) {
        return new Row(supplier, Side.of(c.before()), Side.of(c.after()));
    }
}
