package io.backhaul.core.returns;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.ReturnAuthorized;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * By which RMA number a supplier takes the goods of a leg back: the one a person entered last, else the one his channels agree on.
 *
 * @param entered the number a person entered last, or null
 * @param named the number each source named last
 */
public record RmaNumbers(String entered, SortedMap<String, String> named) {

    static RmaNumbers of(Facts facts, String supplier) {
        String entered = Stream.of(OperatorAction.SUPPLIER_AUTHORIZED, OperatorAction.RMA_CONFIRMED)
                .flatMap(action -> facts.operator(action, supplier).stream())
                .filter(d -> d.reference() != null && !d.reference().isBlank())
                .max(Comparator.comparingLong(
                                (OperatorDecided d) -> d.envelope().sequence())
                        .thenComparing(d -> d.envelope().id()))
                .map(OperatorDecided::reference)
                .orElse(null);
        return new RmaNumbers(entered, facts.lastNamed(supplier, ReturnAuthorized::rma));
    }

    /** The number that holds; null when there is none, or when his channels name different ones. */
    String holds() {
        return entered != null ? entered : named.isEmpty() || contested() ? null : named.get(named.firstKey());
    }

    /** True while two sources name different numbers and nobody has entered the one that holds. */
    public boolean contested() {
        return entered == null
                && named.values().stream().map(RmaNumbers::plain).distinct().count() > 1;
    }

    public boolean none() {
        return entered == null && named.isEmpty();
    }

    private static String plain(String number) {
        return number.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
