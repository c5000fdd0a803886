package io.backhaul.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A supplier as the bench proposes him and a person changes him: everything the passport and the mapping are made from. */
public record Draft(Manner manner, Who who, Format format, Reading reading) {

    /** How he answers. */
    public enum Manner {
        CSV("CSV files"),
        XLSX("Excel files"),
        XML("XML files"),
        JSON("JSON files"),
        LABELS("mails with labels and values"),
        ROWS("mails with a table"),
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
            return this == LABELS || this == ROWS || this == PROSE;
        }

        /** Whether he sends files of rows. */
        public boolean isTable() {
            return this == CSV || this == XLSX || isTree();
        }

        /** As passports name the format. */
        public String type() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether his rows are nested in other things. */
        public boolean isTree() {
            return this == XML || this == JSON;
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
     * @param delimiter between the cells of CSV
     * @param decimalComma whether 49,90 is an amount, also in mails
     * @param us interchange id of this hub; empty for other formats
     * @param them his interchange id; empty for other formats
     * @param sheet of his workbooks; empty: the first one a person sees
     * @param headerRow line of the names of his columns; 0: the first one that has them
     * @param rows the way to what is one row in XML or JSON; empty for other formats, and where all JSON is the list
     * @param attached whether his files come attached to mails
     * @param lines what must be known about the lines of his files
     */
    public record Format(
            String delimiter,
            boolean decimalComma,
            String us,
            String them,
            String sheet,
            int headerRow,
            String rows,
            boolean attached,
            FileLines lines) {

        /** A plain file, nothing more known. */
        public static final Format PLAIN = new Format(";", false, "", "", "", 0, "", false);

        /** Nothing out of the ordinary about its lines. */
        public Format(
                String delimiter,
                boolean decimalComma,
                String us,
                String them,
                String sheet,
                int headerRow,
                String rows,
                boolean attached) {
            this(delimiter, decimalComma, us, them, sheet, headerRow, rows, attached, FileLines.PLAIN);
        }

        public Format {
            delimiter = delimiter == null ? ";" : delimiter;
            us = us == null ? "" : us;
            them = them == null ? "" : them;
            sheet = sheet == null ? "" : sheet;
            rows = rows == null ? "" : rows;
            lines = lines == null ? FileLines.PLAIN : lines;
        }

        static Format parted(char delimiter, int headerRow, FileLines lines) {
            return new Format(String.valueOf(delimiter), false, "", "", "", headerRow, "", false, lines);
        }

        static Format sheet(String sheet, int headerRow, FileLines lines) {
            return new Format(PLAIN.delimiter(), false, "", "", sheet, headerRow, "", false, lines);
        }

        Format with(FileLines other) {
            return new Format(delimiter, decimalComma, us, them, sheet, headerRow, rows, attached, other);
        }

        static Format rows(String rows) {
            return new Format(PLAIN.delimiter(), false, "", "", "", 0, rows, false);
        }
    }

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

        Reading with(Map<String, Field> others) {
            return new Reading(others, required, words, conditions, every, currency, orderPrefix, plainAmounts);
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

        /** Whether a column or label, or a pair of marked columns, says what he decided. */
        boolean saysVerdicts() {
            return has(Field.VERDICT) || isMarked();
        }

        /** Whether he marks his decision in columns of their own. */
        boolean isMarked() {
            return !has(Field.VERDICT) && (has(Field.ACCEPTED) || has(Field.DECLINED));
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The mapping that reads him: one of his own, or the general one for prose and X12. */
    public String mapping() {
        return switch (manner) {
            case CSV, XLSX, XML, JSON, LABELS, ROWS -> who.code() + "/answers";
            case PROSE -> "mail/answers";
            case X12 -> "x12/answers";
        };
    }

    /** Whether mails bring his answers, in their words or attached. */
    public boolean byMail() {
        return manner.isMail() || attached();
    }

    /** Whether his rows come in tables attached to mails. */
    public boolean attached() {
        return manner.isTable() && format.attached();
    }

    public boolean hasOwnMapping() {
        return manner.isTable() || manner == Manner.LABELS || manner == Manner.ROWS;
    }

    /** Whether a column or label says what he decided. */
    public boolean saysVerdicts() {
        return reading.saysVerdicts();
    }

    public Draft with(Reading other) {
        return new Draft(manner, who, format, other);
    }

    /** Our name of a field's column. Amounts that carry a currency are not for the reader of plain numbers. */
    String column(Field field) {
        return field == Field.AMOUNT && !reading.plainAmounts() ? "Credit" : field.column();
    }
}
