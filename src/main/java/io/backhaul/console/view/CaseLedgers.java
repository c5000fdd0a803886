package io.backhaul.console.view;

import io.backhaul.console.view.CaseView.Entry;
import io.backhaul.console.view.CaseView.Owed;
import io.backhaul.core.money.Account;
import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of a case, and what of it somebody still owes. */
final class CaseLedgers {

    private final JdbcClient jdbc;

    CaseLedgers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CaseView.Ledger of(String merchant, UUID caseId) {
        return of(merchant, caseId, null);
    }

    /** @param until what was posted up to then, or null for everything */
    CaseView.Ledger of(String merchant, UUID caseId, Instant until) {
        List<Line> lines = lines(merchant, caseId).stream()
                .filter(line -> until == null || !line.entry().at().isAfter(until))
                .toList();
        return new CaseView.Ledger(lines.stream().map(Line::entry).toList(), balanced(lines), owed(lines));
    }

    private List<Line> lines(String merchant, UUID caseId) {
        return jdbc.sql("""
                        select e.id, e.at, e.event_type, e.currency, e.reason, l.account, l.debit, l.credit
                        from ledger_entry e join ledger_line l on l.merchant = e.merchant and l.entry_id = e.id
                        where e.merchant = :merchant and e.case_id = :caseId order by e.id, l.line_no
                        """)
                .param("merchant", merchant)
                .param("caseId", caseId)
                .query((row, n) -> new Line(
                        new Entry(
                                row.getLong("id"),
                                Query.time(row, "at"),
                                row.getString("event_type"),
                                row.getString("account"),
                                side(row.getLong("debit"), row.getString("currency")),
                                side(row.getLong("credit"), row.getString("currency")),
                                row.getString("reason")),
                        new Money(row.getLong("debit") - row.getLong("credit"), row.getString("currency"))))
                .list();
    }

    private static Amount side(long minor, String currency) {
        return minor == 0 ? null : Amount.of(minor, currency);
    }

    private static boolean balanced(List<Line> lines) {
        Map<Long, Money> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.entry().entry(), line.signed(), Money::plus));
        return sums.values().stream().allMatch(Money::isZero);
    }

    private static List<Owed> owed(List<Line> lines) {
        Map<String, Money> balances = new TreeMap<>();
        lines.stream()
                .filter(line -> Account.isObligation(line.entry().account()))
                .forEach(line -> balances.merge(
                        line.entry().account() + " " + line.signed().currency(), line.signed(), Money::plus));
        return balances.entrySet().stream()
                .filter(balance -> !balance.getValue().isZero())
                .map(balance ->
                        owed(balance.getKey().substring(0, balance.getKey().lastIndexOf(' ')), balance.getValue()))
                .toList();
    }

    /** A receivable is owed to us when debit is left, a payable is owed by us when credit is left. */
    private static Owed owed(String account, Money left) {
        Money amount = account.equals(Account.CUSTOMER_REFUNDS_PAYABLE) ? left.negated() : left;
        return new Owed(account, amount.currency(), Amount.of(amount));
    }

    private record Line(Entry entry, Money signed) {}
}
