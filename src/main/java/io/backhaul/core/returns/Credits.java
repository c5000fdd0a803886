package io.backhaul.core.returns;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.SupplierCreditIssued;
import io.backhaul.core.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;

/** The credits of one supplier on a case, by their reference: the same memo by mail, by file and typed in is one credit. */
public final class Credits {

    private Credits() {}

    public static Map<String, Money> of(Facts facts, String supplier) {
        Map<String, Money> credits = new LinkedHashMap<>();
        facts.all(SupplierCreditIssued.class).stream()
                .filter(c -> c.supplier().equals(supplier) && c.amount().isPositive())
                .forEach(c -> credits.putIfAbsent(c.creditReference(), c.amount()));
        for (OperatorDecided entered : facts.operator(OperatorAction.CREDIT_RECEIVED, supplier)) {
            if (entered.amount() != null && entered.amount().isPositive()) {
                credits.putIfAbsent(reference(entered), entered.amount());
            }
        }
        return credits;
    }

    private static String reference(OperatorDecided entered) {
        return entered.reference() == null ? entered.envelope().id().toString() : entered.reference();
    }
}
