package io.backhaul.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How one partner writes CSV: the {@code csv} block of his passport.
 *
 * @param delimiter between cells
 * @param decimalComma true when {@code 1.234,50} means one thousand two hundred thirty-four and a half
 * @param columns columns that must be there, by our names
 * @param aliases other names he uses for a column, by our name
 * @param amounts columns that hold amounts; only these are normalised, since a SKU may look like a number
 */
public record CsvFormat(
        char delimiter,
        boolean decimalComma,
        List<String> columns,
        Map<String, List<String>> aliases,
        List<String> amounts) {

    private static final List<String> AMOUNTS = List.of("Amount");

    public CsvFormat {
        columns = List.copyOf(columns);
        aliases = aliases == null ? Map.of() : Map.copyOf(aliases);
        amounts = amounts == null ? AMOUNTS : List.copyOf(amounts);
    }

    /** Reads the passport's block; {@code columns} is required, the rest has defaults (comma, decimal point). */
    public static CsvFormat of(Map<String, ?> block) {
        return new CsvFormat(
                delimiter(Objects.toString(block.get("delimiter"), ",")),
                Boolean.parseBoolean(Objects.toString(block.get("decimalComma"), "false")),
                texts(Objects.requireNonNull(block.get("columns"), "csv.columns")),
                aliases(block.get("aliases")),
                block.get("amounts") == null ? null : texts(block.get("amounts")));
    }

    private static char delimiter(String text) {
        String one = "\\t".equals(text) ? "\t" : text;
        if (one.length() != 1) {
            throw new IllegalArgumentException("csv.delimiter is one character, not '" + text + "'");
        }
        return one.charAt(0);
    }

    private static Map<String, List<String>> aliases(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey().toString(), e -> texts(e.getValue())))
                : null;
    }

    /** A list, or the map of position to text that Spring's Environment makes of one. */
    private static List<String> texts(Object value) {
        Iterable<?> items = value instanceof Map<?, ?> map ? map.values() : (Iterable<?>) value;
        return StreamSupport.stream(items.spliterator(), false)
                .map(Object::toString)
                .toList();
    }
}
