package io.backhaul.mapping.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts with a currency that leaves no doubt: {@code $} and {@code kr} belong to several countries and are none. */
final class Amounts {

    private static final String CODE =
            "USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|CNY|RMB|HKD|SGD|MXN|BRL|INR|JPY|KRW|TRY"
                    + "|[€£₺]|zł|Kč|TL|元|人民币";
    private static final String NUMBER = "(\\d[\\d.,'’ \u00A0\u202F]{0,18}\\d|\\d)";

    /** For a pattern: what stands next is no amount, as in "credit memo 645.00 USD". */
    static final String NONE_AHEAD = "(?!(?:" + CODE + ")[ \u00A0]?\\d|\\d{1,15}[.]\\d{2}(?![A-Za-z0-9._/-])"
            + "|\\d{1,15}(?:[.,]\\d{2})?[ \u00A0]?(?:[$]|kr|" + CODE + ")(?![\\p{L}&&[^\\p{IsHan}]]| ?\\d))";

    private static final Pattern AMOUNT = Pattern.compile("(?<![\\p{L}\\d])(" + CODE + ") ?" + NUMBER
            + "|(?<![\\p{L}\\d.,-])" + NUMBER + "[ \u00A0]?(" + CODE + ")(?![\\p{L}&&[^\\p{IsHan}]])");
    private static final Map<String, String> SIGNS = Map.of(
            "€", "EUR", "£", "GBP", "₺", "TRY", "TL", "TRY", "zł", "PLN", "Kč", "CZK", "元", "CNY", "人民币", "CNY", "RMB",
            "CNY");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
    private static final Pattern POINT = Pattern.compile("(\\d{1,15}|\\d{1,3}([,'’ ]\\d{3}){1,5})\\.\\d{2}");
    private static final Pattern COMMA = Pattern.compile("(\\d{1,15}|\\d{1,3}([.'’ ]\\d{3}){1,5}),\\d{2}");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3}){2,5}");

    private Amounts() {}

    /** AMOUNT with "USD 49.90", or UNCLEAR_AMOUNT with the number as it was written. */
    static List<Finding> in(String sentence) {
        List<Finding> found = new ArrayList<>();
        Matcher matcher = AMOUNT.matcher(sentence);
        for (int from = 0; matcher.find(from); ) {
            from = matcher.group(4) == null ? matcher.end() : matcher.start(4);
            String sign = matcher.group(1) == null ? matcher.group(4) : matcher.group(1);
            String digits = (matcher.group(2) == null ? matcher.group(3) : matcher.group(2))
                    .replace('\u00A0', ' ')
                    .replace('\u202F', ' ')
                    .strip();
            String amount = plain(digits);
            found.add(
                    amount == null
                            ? Finding.of(Finding.Kind.UNCLEAR_AMOUNT, digits, sentence)
                            : Finding.of(Finding.Kind.AMOUNT, SIGNS.getOrDefault(sign, sign) + " " + amount, sentence));
        }
        return found;
    }

    private static String plain(String digits) {
        if (WHOLE.matcher(digits).matches()) {
            return digits;
        } else if (POINT.matcher(digits).matches()) {
            return digits.replaceAll("[,'’ ]", "");
        } else if (COMMA.matcher(digits).matches()) {
            return digits.replaceAll("[.'’ ]", "").replace(',', '.');
        }
        return THOUSANDS.matcher(digits).matches() ? digits.replace(",", "") : null;
    }
}
