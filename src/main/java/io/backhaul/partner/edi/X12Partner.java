package io.backhaul.partner.edi;

import java.util.Set;

/**
 * What two partners agreed on for their interchanges.
 *
 * @param us our interchange id (ISA06 when we write), at most 15 characters
 * @param usQualifier its kind (ISA05), for example {@code ZZ} mutually defined, {@code 01} DUNS
 * @param them the supplier's interchange id
 * @param themQualifier its kind
 * @param version of the groups we write (GS08): {@code 004010} or {@code 005010}; any is read
 * @param delimiters between elements, inside an element, after a segment, between repetitions, for example {@code *>~^};
 *     what we read names its own
 * @param usage {@code P} production or {@code T} test (ISA15 of what we write)
 * @param group functional identifier of our requests (GS01), for example {@code AN}
 */
public record X12Partner(
        String us,
        String usQualifier,
        String them,
        String themQualifier,
        String version,
        String delimiters,
        String usage,
        String group) {

    /** The releases we write. */
    public static final Set<String> VERSIONS = Set.of("004010", "005010");

    public X12Partner {
        String fault = fault(delimiters);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Two partners who agreed on nothing but their ids. */
    public static X12Partner of(String us, String them) {
        return new X12Partner(us, "ZZ", them, "ZZ", "004010", "*>~^", "P", "AN");
    }

    /** Why these cannot be delimiters; null when they can. */
    public static String fault(String delimiters) {
        boolean four = delimiters.length() == 4 && delimiters.chars().distinct().count() == 4;
        boolean signs = delimiters.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c > 0x7e);
        return four && signs
                ? null
                : "delimiters must be four different signs, no letters or digits: between elements, inside an element,"
                        + " after a segment, between repetitions, for example *>~^";
    }

    String element() {
        return delimiters.substring(0, 1);
    }

    String component() {
        return delimiters.substring(1, 2);
    }

    String terminator() {
        return delimiters.substring(2, 3);
    }

    boolean isRecent() {
        return version.compareTo("004020") >= 0;
    }

    /** ISA11: since 00402 the repetition separator, before that the standard's name. */
    String eleventh() {
        return isRecent() ? delimiters.substring(3) : "U";
    }

    /** ISA12, for example {@code 00401}. */
    String interchangeVersion() {
        return version.substring(0, 5);
    }

    /** True when this sign separates something, so that no text may hold it. */
    boolean separates(int sign) {
        return delimiters.indexOf(sign) >= 0 && (isRecent() || delimiters.indexOf(sign) < 3);
    }
}
