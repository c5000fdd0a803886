package io.backhaul.core.returns;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.SupplierCreditIssued;
import io.backhaul.core.money.Money;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The credits of one supplier on a case, by their reference: the same memo by mail, by file and typed in is one credit. Where
 * its amounts differ, what the hub learned first stands, since it is in the books already, and a person looks.
 */
public final class Credits {

    private record Said(String reference, Money amount, ReturnMessage by) {}

    private Credits() {}

    /** The credits in this currency. */
    public static Map<String, Money> of(Facts facts, String supplier, String currency) {
        Map<String, Money> credits = new LinkedHashMap<>();
        said(facts, supplier)
                .filter(s -> s.amount().currency().equals(currency))
                .forEach(s -> credits.putIfAbsent(s.reference(), s.amount()));
        return credits;
    }

    static boolean inOtherCurrency(Facts facts, String supplier, String currency) {
        return said(facts, supplier).anyMatch(s -> !s.amount().currency().equals(currency));
    }

    /** True when a memo came with two amounts of this currency. */
    static boolean contradict(Facts facts, String supplier, String currency) {
        Map<String, Money> first = of(facts, supplier, currency);
        return said(facts, supplier)
                .filter(s -> s.amount().currency().equals(currency))
                .anyMatch(s -> !s.amount().equals(first.get(s.reference())));
    }

    private static Stream<Said> said(Facts facts, String supplier) {
        if (!facts.has(SupplierCreditIssued.class) && !facts.has(OperatorDecided.class)) {
            return Stream.empty();
        }
        Stream<Said> issued = facts.all(SupplierCreditIssued.class).stream()
                .filter(c -> c.supplier().equals(supplier))
                .map(c -> new Said(c.creditReference(), c.amount(), c));
        List<OperatorDecided> typed = facts.operator(OperatorAction.CREDIT_RECEIVED, supplier);
        Stream<Said> entered =
                typed.stream().filter(d -> d.amount() != null).map(d -> new Said(reference(d), d.amount(), d));
        return Stream.concat(issued, entered)
                .filter(s -> s.amount().isPositive())
                .sorted(Comparator.comparing((Said s) -> s.by().envelope().receivedAt())
                        .thenComparing(s -> s.by().envelope().id()));
    }

    private static String reference(OperatorDecided entered) {
        return entered.reference() == null ? entered.envelope().id().toString() : entered.reference();
    }
}
