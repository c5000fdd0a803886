package io.backhaul.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns of a partner's table.
 *
 * @param names columns that must be there, by our names
 * @param aliases other names he uses for a column, by our name
 * @param amounts columns that hold amounts; only these are normalised, since a SKU may look like a number
 * @param decimalComma true when {@code 1.234,50} means one thousand two hundred thirty-four and a half
 */
public record Columns(
        List<String> names, Map<String, List<String>> aliases, List<String> amounts, boolean decimalComma) {

    private static final List<String> AMOUNTS = List.of("Amount");

    public Columns {
        names = List.copyOf(names);
        aliases = aliases == null ? Map.of() : Map.copyOf(aliases);
        amounts = amounts == null ? AMOUNTS : List.copyOf(amounts);
    }

    static Columns of(FormatBlock block, List<String> names, Map<String, List<String>> aliases) {
        if (names == null || names.isEmpty()) {
            throw block.wrong("columns", "is missing");
        }
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(name -> {
                    throw block.wrong("columns", "names '" + name + "' twice; give each column a name of its own");
                });
        return new Columns(names, aliases, block.texts("amounts"), block.flag("decimalComma", false));
    }

    /**
     * What a cell says, amounts as plain decimal text; refuses with {@link IllegalArgumentException}.
     *
     * @param shown the column's name in the words of who wrote the file
     */
    String value(String column, String shown, Cell cell) {
        String text = cell.plain(shown);
        return amounts.contains(column) && !cell.number() ? Cell.amount(shown, text, decimalComma) : text;
    }

    /** True when the mapping may ask for it: what we do not read may hold what it likes. */
    boolean reads(String column) {
        return names.contains(column) || aliases.containsKey(column) || amounts.contains(column);
    }

    /** Our name of each spelling. */
    Map<String, String> spellings() {
        Map<String, String> ours = new LinkedHashMap<>();
        aliases.forEach((name, others) -> others.forEach(other -> ours.put(folded(other), name)));
        aliases.keySet().forEach(name -> ours.put(folded(name), name));
        names.forEach(name -> ours.put(folded(name), name));
        return ours;
    }

    /** {@code "RMA No."}, {@code "rma_no"} and {@code "Rma  No"} are one name. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}#]", "");
    }
}
