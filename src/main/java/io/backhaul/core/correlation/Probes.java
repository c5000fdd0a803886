package io.backhaul.core.correlation;

import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.SupplierCreditIssued;
import io.backhaul.core.money.Money;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The coarse words by which cases that may resemble a message are found in an index; how alike they really are is
 * {@link Likeness}. A case is found when it shares one probe with the message.
 */
public final class Probes {

    private static final Set<Type> NUMBERS =
            EnumSet.of(Type.ORDER_NAME, Type.PO, Type.RMA, Type.TRACKING, Type.SUPPLIER_ORDER, Type.MENTION);

    private Probes() {}

    /** What a case is found by. */
    public static Set<String> of(Sketch sketch) {
        Set<String> probes = new TreeSet<>(numbers(sketch.keys(), false));
        for (Sketch.Part part : sketch.parts()) {
            part.units().keySet().forEach(sku -> probes.add(goods(part.supplier(), sku)));
            if (part.owed().isPositive()) {
                probes.add(owed(part.supplier(), part.owed()));
            }
        }
        return probes;
    }

    /** What a message looks for; empty when only its exact keys may place it. */
    public static Set<String> of(ReturnMessage message) {
        Set<String> probes = new TreeSet<>(numbers(message.envelope().references(), true));
        String supplier = Correlation.supplier(message);
        if (supplier != null) {
            Contents.lines(message).forEach(line -> probes.add(goods(supplier, line.sku())));
        }
        if (message instanceof SupplierCreditIssued credit) {
            probes.add(owed(supplier, credit.amount()));
        }
        return probes;
    }

    /**
     * The same keys as they may be written otherwise, as references of their own: a message waits for them too, and nobody
     * learns one while another looks for it.
     */
    public static List<Reference> spelled(Collection<Reference> keys) {
        return numbers(keys, false).stream()
                .map(probe -> Reference.of(Type.MENTION, probe))
                .toList();
    }

    private static Set<String> numbers(Collection<Reference> keys, boolean swapped) {
        Set<String> probes = new TreeSet<>();
        keys.stream()
                .filter(k -> NUMBERS.contains(k.type()))
                .flatMap(k -> Spelling.digits(Contents.number(k), swapped && k.type() != Type.TRACKING).stream())
                .forEach(digits -> probes.add("number:" + digits));
        return probes;
    }

    private static String goods(String supplier, String sku) {
        return "goods:" + supplier + "/" + Spelling.sku(sku);
    }

    private static String owed(String supplier, Money amount) {
        return "owed:" + supplier + "/" + amount.minor() + amount.currency();
    }
}
