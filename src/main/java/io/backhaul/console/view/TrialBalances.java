package io.backhaul.console.view;

import io.backhaul.console.view.TrialBalance.Account;
import io.backhaul.console.view.TrialBalance.Side;
import io.backhaul.core.money.Money;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums the ledger. */
public final class TrialBalances {

    private final JdbcClient jdbc;

    public TrialBalances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public TrialBalance of(String merchant) {
        List<Sum> sums = sums(merchant);
        boolean balanced =
                sums.stream().allMatch(sum -> sum.debit().equals(sum.credit())) && everyEntryBalances(merchant);
        List<Side> sides = sums.stream()
                .map(sum -> new Side(
                        sum.debit().currency(),
                        sum.debit().decimal(),
                        sum.credit().decimal()))
                .toList();
        return new TrialBalance(sides, balanced, accounts(merchant));
    }

    private List<Sum> sums(String merchant) {
        return jdbc.sql("""
                        select e.currency, sum(l.debit)::bigint as debit, sum(l.credit)::bigint as credit
                        from ledger_entry e join ledger_line l on l.merchant = e.merchant and l.entry_id = e.id
                        where e.merchant = :merchant group by e.currency order by e.currency
                        """)
                .param("merchant", merchant)
                .query((row, n) -> new Sum(
                        new Money(row.getLong("debit"), row.getString("currency")),
                        new Money(row.getLong("credit"), row.getString("currency"))))
                .list();
    }

    private boolean everyEntryBalances(String merchant) {
        return jdbc.sql("""
                        select not exists (select 1 from ledger_line where merchant = :merchant
                                           group by entry_id having sum(debit) <> sum(credit))
                        """).param("merchant", merchant).query(Boolean.class).single();
    }

    private List<Account> accounts(String merchant) {
        return jdbc.sql("""
                        select l.account, e.currency, sum(l.debit - l.credit)::bigint as balance
                        from ledger_entry e join ledger_line l on l.merchant = e.merchant and l.entry_id = e.id
                        where e.merchant = :merchant group by l.account, e.currency order by l.account, e.currency
                        """)
                .param("merchant", merchant)
                .query((row, n) -> new Account(
                        row.getString("account"),
                        row.getString("currency"),
                        Amount.of(row.getLong("balance"), row.getString("currency"))))
                .list();
    }

    private record Sum(Money debit, Money credit) {}
}
