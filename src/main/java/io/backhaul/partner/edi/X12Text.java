package io.backhaul.partner.edi;

import java.text.Normalizer;

/** Text that fits into an X12 element. */
final class X12Text {

    private static final String CUT = "..";

    private X12Text() {}

    /** A name by which something is found again: changed it would name something else, so it is refused rather than cleaned. */
    static String id(String what, String value, int maxLength, X12Partner partner) {
        boolean carried = value.chars().allMatch(c -> c >= 0x20 && c <= 0x7e && !partner.separates(c));
        if (value.isBlank() || value.length() > maxLength || !carried) {
            throw new IllegalArgumentException("X12 cannot carry the " + what + " '" + value + "' in " + maxLength
                    + " characters of plain ASCII without the delimiters " + partner.delimiters());
        }
        return value;
    }

    /** Words for people: accents and delimiters are dropped, and what is too long ends in two dots. */
    static String words(String text, int maxLength, X12Partner partner) {
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFKD)
                .chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .map(c -> c >= 0x20 && c <= 0x7e && !partner.separates(c) ? c : ' ')
                .forEach(c -> clean.append((char) c));
        String words = clean.toString().replaceAll(" {2,}", " ").strip();
        return words.length() <= maxLength
                ? words
                : words.substring(0, maxLength - CUT.length()).strip() + CUT;
    }
}
