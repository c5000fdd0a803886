package io.backhaul.finance;

import java.util.regex.Pattern;

/**
 * Words that came from outside, made safe for a spreadsheet: a cell that begins like a formula gets an apostrophe in front
 * (OWASP "CSV Injection"). Only for free text and foreign references; amounts, dates and ids are made by the hub.
 */
final class FreeText {

    private static final Pattern LINE_BREAKS_AND_CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern LEADING_INVISIBLE = Pattern.compile("^[\\s\\u00A0\\u200B-\\u200F\\u2060\\uFEFF]+");
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    private FreeText() {}

    static String safe(String text) {
        if (text == null) {
            return "";
        }
        String oneLine = LINE_BREAKS_AND_CONTROLS.matcher(text).replaceAll(" ");
        String trimmed = LEADING_INVISIBLE.matcher(oneLine).replaceFirst("").stripTrailing();
        boolean formula = !trimmed.isEmpty() && FORMULA_STARTS.indexOf(trimmed.charAt(0)) >= 0;
        return formula ? "'" + trimmed : trimmed;
    }
}
