package io.backhaul.core.correlation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How people write the same number differently: {@code #2001}, {@code PO-2001}, {@code Order 2001-A}, {@code 002001}. */
final class Spelling {

    private static final Pattern LABEL =
            Pattern.compile("^(PURCHASE|ORDER|ORD|PO|NUMBER|NUM|NO|NR|RMA|RGA|RAN|RA|TRACKING|SO)(?=[-0-9])-?");
    private static final Pattern DATE =
            Pattern.compile("(19|20)\\d\\d[-./ ]?(0?[1-9]|1[0-2])[-./ ]?(0?[1-9]|[12]\\d|3[01])"
                    + "|(0?[1-9]|[12]\\d|3[01])[-./ ](0?[1-9]|[12]\\d|3[01])[-./ ](19|20)?\\d\\d");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int TELLING = 3;

    private Spelling() {}

    /** How alike two numbers are, from the same to another one altogether. */
    enum Degree {
        /** The same but for labels, separators at its ends, case and leading zeros. */
        SAME,
        /** The same when separators inside are left out. */
        JOINED,
        /** One is the other with a short ending, such as a part delivery's {@code -A}. */
        ENDING,
        /** The long run of digits is the same, and only one of them has letters around it. */
        DIGITS,
        /** Two neighbouring digits have changed places. */
        SWAPPED,
        OTHER
    }

    static Degree compare(String one, String two) {
        List<String> a = tokens(one);
        List<String> b = tokens(two);
        if (a.isEmpty() || b.isEmpty()) {
            return Degree.OTHER;
        } else if (a.equals(b)) {
            return Degree.SAME;
        } else if (String.join("", a).equals(String.join("", b))) {
            return Degree.JOINED;
        } else if (isDate(one) || isDate(two)) {
            return Degree.OTHER;
        } else if (extended(a, b) || extended(b, a)) {
            return Degree.ENDING;
        } else if (longest(a).length() > TELLING && longest(a).equals(longest(b)) && (bare(a) || bare(b))) {
            return Degree.DIGITS;
        }
        return swaps(longest(a)).contains(longest(b))
                        && String.join("", a).length() == String.join("", b).length()
                ? Degree.SWAPPED
                : Degree.OTHER;
    }

    /** True when it is too short to tell much, such as order {@code #7}. */
    static boolean isShort(String number) {
        return String.join("", tokens(number)).length() < TELLING;
    }

    /** A SKU without separators and case. */
    static String sku(String sku) {
        return plain(sku).replace("-", "");
    }

    /** The digits a number may be found by however it is written; swapped neighbours only when asked for. */
    static Set<String> digits(String number, boolean swapped) {
        List<String> tokens = tokens(number);
        Set<String> found = new TreeSet<>();
        found.add(DIGITS.matcher(String.join("", tokens))
                .results()
                .map(MatchResult::group)
                .reduce("", String::concat));
        found.add(longest(tokens));
        if (swapped) {
            found.addAll(swaps(longest(tokens)));
        }
        found.removeIf(String::isEmpty);
        return found;
    }

    private static List<String> tokens(String number) {
        String rest = plain(number);
        for (String before = ""; !before.equals(rest); ) {
            before = rest;
            rest = LABEL.matcher(rest).replaceFirst("");
        }
        return Arrays.stream(rest.split("-"))
                .map(t -> t.matches("\\d+") ? t.replaceFirst("^0+(?=\\d)", "") : t)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    /** Capital letters and digits, everything else as single hyphens between them. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static boolean isDate(String number) {
        return DATE.matcher(number.strip()).matches();
    }

    /** @param longer not the same as the shorter one */
    private static boolean extended(List<String> longer, List<String> shorter) {
        if (shorter.size() != 1 || longest(shorter).length() < TELLING) {
            return false;
        }
        String base = shorter.get(0);
        boolean letters = longer.size() == 1 && longer.get(0).matches(Pattern.quote(base) + "[A-Z]{1,2}");
        boolean parts = longer.get(0).equals(base) && longer.stream().skip(1).allMatch(t -> t.length() < TELLING);
        return letters || parts;
    }

    private static boolean bare(List<String> tokens) {
        return tokens.stream().allMatch(t -> DIGITS.matcher(t).matches());
    }

    private static String longest(List<String> tokens) {
        return tokens.stream()
                .flatMap(t -> DIGITS.matcher(t).results().map(MatchResult::group))
                .map(run -> run.replaceFirst("^0+(?=\\d)", ""))
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    private static List<String> swaps(String digits) {
        List<String> swapped = new ArrayList<>();
        for (int i = 0; digits.length() > TELLING && i + 1 < digits.length(); i++) {
            char[] chars = digits.toCharArray();
            chars[i] = digits.charAt(i + 1);
            chars[i + 1] = digits.charAt(i);
            swapped.add(new String(chars));
        }
        swapped.removeIf(digits::equals);
        return swapped;
    }
}
