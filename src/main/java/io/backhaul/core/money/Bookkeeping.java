package io.backhaul.core.money;

import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger of a case as a pure function of its facts and decisions: every money event becomes one balanced entry whose key
 * never changes, so posting the whole list again adds nothing (row S72, N2).
 */
public final class Bookkeeping {

    private Bookkeeping() {}

    public static List<Entry> entries(ReturnCase c) {
        List<Entry> entries = new ArrayList<>(DecisionEntries.of(c));
        entries.addAll(RefundEntries.of(c));
        entries.addAll(DisputeEntries.of(c));
        entries.addAll(RecoveryEntries.of(c));
        return entries;
    }

    /** What is still owed, by obligation account; accounts at zero are left out. Positive means: a debt still open. */
    public static Map<String, Money> owed(ReturnCase c) {
        Map<String, Money> balances = new LinkedHashMap<>();
        entries(c).stream()
                .flatMap(e -> e.lines().stream())
                .filter(p -> Account.isObligation(p.account()))
                .forEach(p -> {
                    Money owed = p.account().equals(Account.CUSTOMER_REFUNDS_PAYABLE)
                            ? p.credit().minus(p.debit())
                            : p.debit().minus(p.credit());
                    balances.merge(p.account() + " " + owed.currency(), owed, Money::plus);
                });
        balances.values().removeIf(Money::isZero);
        return balances;
    }
}
