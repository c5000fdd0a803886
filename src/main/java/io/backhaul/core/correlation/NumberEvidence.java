package io.backhaul.core.correlation;

import io.backhaul.core.correlation.Spelling.Degree;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the numbers a message names say for or against a case: order, RMA, tracking, supplier's order, mail thread. */
final class NumberEvidence {

    private static final int EXACT = 50;
    private static final int SAME = 40;
    private static final int ENDING = 30;
    private static final int DIGITS = 20;

    private NumberEvidence() {}

    static List<Evidence> of(ReturnMessage message, String supplier, Sketch sketch) {
        return Stream.of(
                        thread(message, sketch),
                        order(message, supplier, sketch),
                        kind("RMA number", -30, message, supplier, sketch, Type.RMA),
                        kind("tracking number", -10, message, supplier, sketch, Type.TRACKING),
                        kind("supplier's order", -30, message, supplier, sketch, Type.SUPPLIER_ORDER),
                        otherKeys(message, sketch))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Evidence> thread(ReturnMessage message, Sketch sketch) {
        boolean ours = message.envelope().references().stream()
                .filter(r -> r.type() == Type.MAIL_TOKEN || r.type() == Type.MAIL_MESSAGE)
                .anyMatch(sketch.keys()::contains);
        return ours ? Optional.of(new Evidence(EXACT, "it answers our mail about this return")) : Optional.empty();
    }

    private static Optional<Evidence> otherKeys(ReturnMessage message, Sketch sketch) {
        Set<Type> others = Set.of(Type.RETURN, Type.ORDER, Type.PAYMENT, Type.REFUND, Type.CASE);
        return message.envelope().references().stream()
                .filter(r -> others.contains(r.type()))
                .filter(r -> sketch.keys().contains(r)
                        || r.value().equals(sketch.caseId().toString()))
                .findFirst()
                .map(r -> new Evidence(EXACT, plain(r) + " is this return's"));
    }

    /** The order by whatever name: its own, the purchase order, or a number in the text. The best one counts. */
    private static Optional<Evidence> order(ReturnMessage message, String supplier, Sketch sketch) {
        List<Reference> own = sketch.keys(supplier, Type.ORDER_NAME, Type.PO);
        return named(message, Type.ORDER_NAME, Type.PO, Type.MENTION)
                .flatMap(said -> own.stream().map(key -> order(said, key)))
                .max(Comparator.comparingInt(Evidence::weight));
    }

    private static Evidence order(Reference said, Reference own) {
        boolean mention = said.type() == Type.MENTION;
        String what = mention ? "order number " + said.value() + " in its text" : plain(said);
        if (!mention && said.equals(own)) {
            return new Evidence(EXACT, what + " is this return's");
        }
        return alike(what, said, own, mention ? -10 : -40);
    }

    private static Optional<Evidence> kind(
            String name, int other, ReturnMessage message, String supplier, Sketch sketch, Type type) {
        List<Reference> own = sketch.keys(supplier, type);
        return named(message, type)
                .flatMap(said -> own.stream()
                        .map(key -> said.equals(key)
                                ? new Evidence(EXACT, name + " " + Contents.number(said) + " is this return's")
                                : alike(name + " " + Contents.number(said), said, key, other)))
                .max(Comparator.comparingInt(Evidence::weight));
    }

    private static Evidence alike(String what, Reference said, Reference own, int other) {
        String number = Contents.number(own);
        Degree degree = Spelling.compare(Contents.number(said), number);
        boolean parcel = said.type() == Type.TRACKING;
        return switch (degree) {
            case SAME ->
                new Evidence(Spelling.isShort(number) ? DIGITS : SAME, what + " is " + number + " written otherwise");
            case JOINED -> new Evidence(parcel ? SAME : ENDING, what + " is " + number + " with other separators");
            case ENDING ->
                parcel
                        ? differs(what, number, other)
                        : new Evidence(ENDING, what + " is " + number + " with an ending");
            case DIGITS ->
                parcel ? differs(what, number, other) : new Evidence(DIGITS, what + " has the digits of " + number);
            case SWAPPED ->
                parcel
                        ? differs(what, number, other)
                        : new Evidence(-10, what + " is not " + number + ", unless two digits were swapped");
            case OTHER -> differs(what, number, other);
        };
    }

    private static Evidence differs(String what, String number, int weight) {
        return new Evidence(weight, what + " is not " + number);
    }

    private static Stream<Reference> named(ReturnMessage message, Type... types) {
        Set<Type> wanted = Set.of(types);
        return message.envelope().references().stream().filter(r -> wanted.contains(r.type()));
    }

    private static String plain(Reference r) {
        return r.type()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', ' ')
                        .replace("po", "purchase order") + " " + Contents.number(r);
    }
}
