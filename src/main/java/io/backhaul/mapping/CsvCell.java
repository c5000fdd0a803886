package io.backhaul.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one cell says. Formulas are refused, never evaluated; amounts become plain decimal text, or are refused. */
final class CsvCell {

    private static final int MAX_LENGTH = 4000;
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*)\"");
    private static final Pattern POINT = Pattern.compile("(-?)(\\d{1,12}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.(\\d{1,4}))?");
    private static final Pattern COMMA = Pattern.compile("(-?)(\\d{1,12}|\\d{1,3}(?:\\.\\d{3}){1,4})(?:,(\\d{1,4}))?");

    private CsvCell() {}

    /** The cell's text; {@code ="007"} is how Excel users keep leading zeros and means {@code 007}. */
    static String plain(String column, String cell) {
        String text = cell.strip();
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(column + " is longer than " + MAX_LENGTH + " characters");
        }
        Matcher kept = TEXT_FORMULA.matcher(text);
        if (kept.matches()) {
            return kept.group(1).strip();
        }
        if (text.startsWith("=")) {
            throw new IllegalArgumentException(column + " holds a formula");
        }
        return text;
    }

    /** {@code 1.234,50} (decimal comma) or {@code 1,234.50} as {@code 1234.50}; the other spelling is refused. */
    static String amount(String column, String text, boolean decimalComma) {
        if (text.isEmpty()) {
            return text;
        }
        Matcher amount = (decimalComma ? COMMA : POINT).matcher(text);
        if (!amount.matches()) {
            throw new IllegalArgumentException(
                    column + " '" + text + "' is not an amount with a decimal " + (decimalComma ? "comma" : "point"));
        }
        String whole = amount.group(1) + amount.group(2).replaceAll("[.,]", "");
        return amount.group(3) == null ? whole : whole + "." + amount.group(3);
    }
}
