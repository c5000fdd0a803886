package io.backhaul.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A supplier as the bench proposes him and a person changes him: everything the passport and the mapping are made from. */
public record Draft(Manner manner, Who who, Format format, Reading reading) {

    /** How he answers. */
    public enum Manner {
        CSV("CSV files"),
        LABELS("mails with labels and values"),
        PROSE("mails in his own words"),
        X12("X12 files");

        private final String words;

        Manner(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean isMail() {
            return this == LABELS || this == PROSE;
        }
    }

    /**
     * Who he is.
     *
     * @param skuPrefixes how the SKUs he ships begin
     * @param address where mails to him go; empty when he does not work by mail
     * @param domains he writes from
     */
    public record Who(
            String code,
            String name,
            List<String> merchants,
            List<String> skuPrefixes,
            String address,
            List<String> domains) {
        public Who {
            merchants = List.copyOf(merchants);
            skuPrefixes = List.copyOf(skuPrefixes);
            domains = List.copyOf(domains);
        }
    }

    /**
     * How his files are written.
     *
     * @param decimalComma whether 49,90 is an amount, also in mails
     * @param us interchange id of this hub; empty for other formats
     * @param them his interchange id; empty for other formats
     */
    public record Format(String delimiter, boolean decimalComma, String us, String them) {}

    /**
     * What his words mean.
     *
     * @param columns his columns or labels, by his names
     * @param required those of them that every sample has
     * @param words meaning of his words in the column of verdicts
     * @param conditions meaning of his words in the column of conditions
     * @param every what every record means, where no column says so; {@link Meaning#ASK} otherwise
     * @param currency of amounts that carry none; empty when each says its own
     * @param orderPrefix what our order names begin with and he leaves out, for example {@code #}; empty when he writes them whole
     * @param plainAmounts whether his amounts are nothing but numbers
     */
    public record Reading(
            Map<String, Field> columns,
            List<String> required,
            Map<String, Meaning> words,
            Map<String, Meaning> conditions,
            Meaning every,
            String currency,
            String orderPrefix,
            boolean plainAmounts) {
        public Reading {
            columns = ordered(columns);
            required = List.copyOf(required);
            words = ordered(words);
            conditions = ordered(conditions);
            every = every == null ? Meaning.ASK : every;
        }

        /** His names of this field. */
        public List<String> names(Field field) {
            return columns.entrySet().stream()
                    .filter(e -> e.getValue() == field)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        public boolean has(Field field) {
            return columns.containsValue(field);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The mapping that reads him: one of his own, or the general one for prose and X12. */
    public String mapping() {
        return switch (manner) {
            case CSV, LABELS -> who.code() + "/answers";
            case PROSE -> "mail/answers";
            case X12 -> "x12/answers";
        };
    }

    public boolean hasOwnMapping() {
        return manner == Manner.CSV || manner == Manner.LABELS;
    }

    /** Whether a column or label says what he decided. */
    public boolean saysVerdicts() {
        return reading.has(Field.VERDICT);
    }

    public Draft with(Reading other) {
        return new Draft(manner, who, format, other);
    }

    /** Our name of a field's column. Amounts that carry a currency are not for the reader of plain numbers. */
    String column(Field field) {
        return field == Field.AMOUNT && !reading.plainAmounts() ? "Credit" : field.column();
    }

    /** The {@code csv} block of his passport. */
    Map<String, Object> csv() {
        Map<String, List<String>> aliases = new TreeMap<>();
        LinkedHashSet<String> required = new LinkedHashSet<>();
        reading.columns().forEach((his, field) -> {
            if (field.isRead()) {
                aliases.computeIfAbsent(column(field), f -> new ArrayList<>()).add(his);
                if (reading.required().contains(his)) {
                    required.add(column(field));
                }
            }
        });
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("delimiter", format.delimiter());
        block.put("decimalComma", format.decimalComma());
        block.put("columns", List.copyOf(required));
        block.put("aliases", aliases);
        return block;
    }
}
