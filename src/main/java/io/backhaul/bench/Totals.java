package io.backhaul.bench;

import java.util.regex.Pattern;

/** Words that rows of sums begin with. */
final class Totals {

    /** As mappings know them. */
    static final String WORDS =
            "total|totals|sum|summe|gesamt|zwischensumme|somme|suma|razem|łącznie|totale|totaal|totalt|celkem|összesen|toplam|合计|总计|合計";

    private static final Pattern USUAL = Pattern.compile(
            "\\W*(grand total|sub ?total|" + WORDS + ")\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private Totals() {}

    static boolean isUsual(String cell) {
        return USUAL.matcher(cell.strip()).matches();
    }
}
