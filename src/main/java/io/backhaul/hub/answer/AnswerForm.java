package io.backhaul.hub.answer;

import io.backhaul.core.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A filled in form, checked. Nothing is chosen beforehand and a box must be ticked: a program that sends forms as it finds them
 * answers nothing.
 *
 * @param fields what was filled in, by the mapping's names; empty ones left out
 * @param photos what was uploaded
 * @param problem the key of the sentence that says what is wrong, or null
 * @param field the key of the field's label that the sentence names, or null
 */
record AnswerForm(Map<String, String> fields, List<Photo> photos, String problem, String field) {

    private static final int LONGEST = 1000;
    private static final Set<String> GOODS = Set.of("send", "keep");
    private static final Set<String> DISPOSITIONS = Set.of("RESELLABLE", "SCRAP", "MISSING");
    private static final Set<String> FINDINGS = Set.of("CONFIRMED", "CONTRADICTED", "NOT_STATED");

    /** An uploaded photo; the name is the sender's claim. */
    record Photo(String name, byte[] content) {}

    boolean isGood() {
        return problem == null;
    }

    /**
     * @param typed value of a field by its name in the form, or null
     * @param rmaRequired whether no parcel may leave without his RMA number
     */
    static AnswerForm read(Verdict verdict, Function<String, String> typed, List<Photo> photos, boolean rmaRequired) {
        Reading reading = new Reading(typed);
        switch (verdict) {
            case ACCEPT -> {
                String goods = reading.choice("goods", GOODS, "page.goods");
                reading.text("rma", 60, rmaRequired && "send".equals(goods) ? "page.rma" : null);
                reading.text("returnAddress", 300, null);
            }
            case DECLINE -> reading.text("reason", LONGEST, "page.reason");
            case RECEIVED -> {
                // there is nothing to fill in
            }
            case INSPECTED -> {
                reading.choice("disposition", DISPOSITIONS, "page.inspected");
                reading.choice("finding", FINDINGS, "page.finding");
            }
            case CREDITED -> reading.credit();
        }
        if (!"yes".equals(typed.apply("confirm"))) {
            reading.wrong("page.tick", null);
        }
        return reading.form(photos);
    }

    /** Reads one field after the other; the first that is wrong is told. */
    private static final class Reading {

        private final Function<String, String> typed;
        private final Map<String, String> fields = new LinkedHashMap<>();
        private String problem;
        private String field;

        Reading(Function<String, String> typed) {
            this.typed = typed;
        }

        /** @param required label of the field when it must be filled in, else null */
        String text(String name, int longest, String required) {
            String value = typed.apply(name) == null ? "" : typed.apply(name);
            String line =
                    value.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
            if (!line.isEmpty()) {
                fields.put(name, line.substring(0, Math.min(line.length(), longest)));
            } else if (required != null) {
                wrong("page.fill", required);
            }
            return line;
        }

        String choice(String name, Set<String> known, String label) {
            String value = typed.apply(name);
            if (value == null || !known.contains(value)) {
                wrong("page.fill", label);
                return "";
            }
            fields.put(name, value);
            return value;
        }

        void credit() {
            text("creditNumber", 60, "page.creditNumber");
            String amount = text("amount", 20, "page.amountCredited").replace(" ", "");
            String currency = text("currency", 3, "page.currency").toUpperCase(Locale.ROOT);
            if (problem == null && !isMoney(amount.replace(',', '.'), currency)) {
                wrong("page.amountWrong", null);
            }
            fields.computeIfPresent("amount", (name, value) -> amount.replace(',', '.'));
            fields.computeIfPresent("currency", (name, value) -> currency);
        }

        private static boolean isMoney(String amount, String currency) {
            if (!amount.matches("\\d{1,9}(\\.\\d{1,3})?")) {
                return false;
            }
            try {
                return Money.of(amount, currency).isPositive();
            } catch (IllegalArgumentException | ArithmeticException e) {
                return false; // no such currency, or more decimals than it has
            }
        }

        void wrong(String sentence, String label) {
            if (problem == null) {
                problem = sentence;
                field = label;
            }
        }

        AnswerForm form(List<Photo> photos) {
            return new AnswerForm(Map.copyOf(fields), List.copyOf(photos), problem, field);
        }
    }
}
