package io.backhaul.hub.tool;

import io.backhaul.console.hindsight.WhatIfReport;
import io.backhaul.console.hindsight.WhatIfReport.Row;
import io.backhaul.console.hindsight.WhatIfReport.Side;
import io.backhaul.console.view.Amount;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** A report as plain text. */
final class WhatIfTable {

    private static final String LINE = "%-16s %-7s %9s %8s  %-22s %-18s %-14s %-22s %9s %7s%n";

    private WhatIfTable() {}

    static void print(WhatIfReport report, PrintStream out) {
        out.printf("%d of %d returns would have gone another way.%n", report.changedCases(), report.cases());
        if (report.more()) {
            out.println("Older returns were left out; --limit takes more.");
        }
        out.printf(
                LINE,
                "supplier",
                "",
                "returns",
                "refunded",
                "refunds",
                "goods kept",
                "labels",
                "owed by supplier",
                "to person",
                "days");
        report.rows().forEach(row -> print(row, out));
        report.changed().forEach(c -> c.differences().forEach(d -> out.printf("%s  %s%n", c.orderName(), d)));
        int left = report.changedCases() - report.changed().size();
        if (left > 0) {
            out.printf("... and %d more%n", left);
        }
    }

    private static void print(Row row, PrintStream out) {
        print(row.supplier() == null ? "all" : row.supplier(), "before", row.before(), out);
        print("", "after", row.after(), out);
    }

    private static void print(String supplier, String when, Side side, PrintStream out) {
        out.printf(
                LINE,
                supplier,
                when,
                side.returns(),
                side.refunded(),
                sum(side.refunds()),
                sum(side.keptValue()),
                sum(side.labels()),
                sum(side.recovery()),
                side.reviews(),
                side.daysToRefund() == null ? "-" : side.daysToRefund());
    }

    private static String sum(List<Amount> amounts) {
        return amounts.isEmpty() ? "-" : amounts.stream().map(Amount::toString).collect(Collectors.joining(" + "));
    }
}
