package io.backhaul.store;

import io.backhaul.core.money.Account;
import io.backhaul.core.money.Money;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What suppliers owe over all cases (row S204). */
final class SupplierDebts {

    private final JdbcClient db;

    SupplierDebts(JdbcClient db) {
        this.db = db;
    }

    /** By currency; no lock is taken for it. */
    Map<String, Money> owed(String merchant, String supplier) {
        return db
                .sql("""
                        select e.currency, sum(l.debit - l.credit) owed from ledger_line l
                        join ledger_entry e on e.merchant = l.merchant and e.id = l.entry_id
                        where l.merchant = ? and l.account = ? and l.account like 'SUPPLIER_RECEIVABLE:%' group by e.currency""")
                .params(merchant, Account.supplierReceivable(supplier))
                .query((rs, row) -> new Money(rs.getLong("owed"), rs.getString("currency")))
                .list()
                .stream()
                .collect(Collectors.toMap(Money::currency, Function.identity()));
    }
}
