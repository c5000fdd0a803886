package io.backhaul.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cell as the file has it. Formulas are refused, never evaluated; amounts become plain decimal text, or are refused.
 *
 * @param text what it says
 * @param number true when the file itself says that it is a number: plain decimal text, whatever his decimal sign
 * @param problem why it says nothing that counts, or null
 */
record Cell(String text, boolean number, String problem) {

    private static final int MAX_LENGTH = 4000;
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*)\"");
    private static final Pattern POINT = amounts(",", "\\.");
    private static final Pattern COMMA = amounts(".", ",");
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\uFEFF\\u200B]+|[\\s\\p{Z}\\uFEFF\\u200B]+$");

    static final Cell EMPTY = text("");

    static Cell text(String text) {
        return new Cell(text, false, null);
    }

    static Cell number(String text) {
        return new Cell(text, true, null);
    }

    static Cell refused(String text, String problem) {
        return new Cell(text, false, problem);
    }

    boolean isBlank() {
        return text.isBlank() && problem == null;
    }

    /** Sign, digits with or without one kind of separator between thousands, decimals. */
    private static Pattern amounts(String thousands, String decimal) {
        String groups = "\\d{1,3}([" + thousands + " '\\u2019\\u00A0\\u202F])\\d{3}(?:\\3\\d{3}){0,3}";
        return Pattern.compile("(-?)(\\d{1,12}|" + groups + ")(?:" + decimal + "(\\d{1,4}))?");
    }

    /** The cell's text, without blanks of any kind around it; {@code ="007"} is how Excel users keep leading zeros and means {@code 007}. */
    String plain(String column) {
        if (problem != null) {
            throw new IllegalArgumentException(column + " " + problem);
        }
        String plain = AROUND.matcher(text).replaceAll("");
        if (plain.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(column + " is longer than " + MAX_LENGTH + " characters");
        }
        Matcher kept = TEXT_FORMULA.matcher(plain);
        if (kept.matches()) {
            return kept.group(1).strip();
        }
        if (plain.startsWith("=")) {
            throw new IllegalArgumentException(column + " holds a formula");
        }
        if (plain.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException(column + " has a character that cannot be read; is the charset right?");
        }
        return plain;
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
        if (text.matches("-?[1-9]\\d{0,2}[.,]\\d{3}") && amount.group(4) != null) {
            throw new IllegalArgumentException(
                    column + " '" + text + "' can be read in two ways: are there thousands in it?"
                            + " His passport says decimalComma: " + decimalComma);
        }
        String whole = amount.group(1) + amount.group(2).replaceAll("[^0-9]", "");
        return amount.group(4) == null ? whole : whole + "." + amount.group(4);
    }
}
