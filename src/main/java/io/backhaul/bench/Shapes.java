package io.backhaul.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What values look like, by field: how sure the look alone makes, and its words for people. */
final class Shapes {

    private static final String NUMBER = "-?(\\d{1,12}|\\d{1,3}([.,' ]\\d{3}){1,4})([.,]\\d{1,2})?";

    /** @param weight what it is worth when all values look so, of 100 */
    record Shape(Pattern pattern, int weight, String words) {}

    private static final Map<Field, Shape> ALL = new EnumMap<>(Map.ofEntries(
            shape(Field.ORDER, "#\\d{2,12}(-?\\w{1,6})?", 40, "look like order names (#1001)"),
            shape(Field.PO, "(?i)PO[-_ ]?\\d{2,12}", 40, "look like purchase order numbers"),
            shape(Field.RMA, "(?i)(RMA|RGA|RAN?|RET|RT|R)[-_ ]?\\d[\\w-]{1,20}", 40, "look like RMA numbers"),
            shape(Field.SKU, "(?=.*\\p{L})(?=.*\\d)[\\p{L}\\d]{2,}([-_.][\\p{L}\\d]{1,}){1,5}", 25, "look like SKUs"),
            shape(
                    Field.QUANTITY,
                    "\\d{1,3}([.,]0{1,3})?( ?(pcs|stk|stück|pz|szt|ks|uds|st)\\.?)?",
                    25,
                    "are small whole numbers"),
            shape(
                    Field.AMOUNT,
                    "([A-Z]{3} ?|[€£$] ?)?-?\\d[\\d.,' \u00A0\u202F]{0,14}[.,]\\d{2}([ \u00A0\u202F]?([A-Z]{3}|[€£$]|zł|Kč|kr))?",
                    35,
                    "look like amounts"),
            shape(
                    Field.CURRENCY,
                    "(?i)EUR|USD|GBP|CHF|PLN|CZK|SEK|NOK|DKK|HUF|CNY|JPY|CAD|AUD|TRY",
                    60,
                    "are currencies"),
            shape(
                    Field.TRACKING,
                    "1Z[0-9A-Z]{16}|\\d{12,22}|[A-Z]{2}\\d{9}[A-Z]{2}|JJD\\d{12,20}",
                    40,
                    "look like tracking numbers"),
            shape(
                    Field.DATE,
                    "(\\d{4}-\\d{2}-\\d{2}([T ][\\d:.+Z-]{4,20})?|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}([ ,]{1,2}\\d{1,2}:\\d{2}(:\\d{2})?)?)",
                    60,
                    "are dates")));

    private static final Pattern AMOUNT = Pattern.compile(NUMBER);

    private Shapes() {}

    private static Map.Entry<Field, Shape> shape(Field field, String pattern, int weight, String words) {
        return Map.entry(field, new Shape(Pattern.compile(pattern), weight, words));
    }

    /** How values of this field look; null when they have no look of their own. */
    static Shape of(Field field) {
        return ALL.get(field);
    }

    static boolean looksLike(String value, Field... fields) {
        return Arrays.stream(fields)
                .anyMatch(field -> ALL.get(field).pattern().matcher(value).matches());
    }

    static long fitting(Field field, List<String> values) {
        Shape shape = ALL.get(field);
        return shape == null
                ? 0
                : values.stream()
                        .filter(value -> shape.pattern().matcher(value).matches())
                        .count();
    }

    /** Whether the value is nothing but a number, as the readers normalise it. */
    static boolean isPlainNumber(String value) {
        return AMOUNT.matcher(value).matches();
    }

    /** Whether it may be what a workbook knows as a number: no comma, and no zero at its end. */
    static boolean isNumberOfWorkbook(String value) {
        return value.matches("-?\\d{1,15}(\\.\\d{0,14}[1-9])?");
    }

    /** Whether more of the amounts have a decimal comma than a decimal point. */
    static boolean decimalComma(List<String> amounts) {
        long comma =
                amounts.stream().filter(a -> a.matches(".*,\\d{1,2}(\\D*)$")).count();
        long point =
                amounts.stream().filter(a -> a.matches(".*\\.\\d{1,2}(\\D*)$")).count();
        return comma > point;
    }
}
