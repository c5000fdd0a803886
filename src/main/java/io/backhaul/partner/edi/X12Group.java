package io.backhaul.partner.edi;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One functional group of an interchange.
 *
 * @param code functional identifier (GS01), for example {@code AN}
 * @param control group control number (GS06) as it stands there
 * @param version release (GS08), for example {@code 004010}
 * @param declared number of sets it says it holds (GE01); what there are, where it does not say
 * @param sets what it holds
 * @param faults what is wrong with the group as a whole (code list 716); then none of its sets is taken
 */
public record X12Group(
        String code, String control, String version, int declared, List<X12Set> sets, List<String> faults) {

    public X12Group {
        sets = List.copyOf(sets);
        faults = List.copyOf(faults);
    }

    /** {@code A}, {@code E}, {@code P} partially or {@code R} (code list 715). */
    public String verdict() {
        if (!faults.isEmpty() || acceptedSets() == 0) {
            return "R";
        }
        if (acceptedSets() < sets.size()) {
            return "P";
        }
        return sets.stream().allMatch(s -> s.verdict().equals("A")) ? "A" : "E";
    }

    public int acceptedSets() {
        return faults.isEmpty() ? (int) sets.stream().filter(X12Set::accepted).count() : 0;
    }

    /** True for a group of acknowledgements, which is never acknowledged itself. */
    public boolean acknowledges() {
        return code.equals("FA")
                || !sets.isEmpty() && sets.stream().allMatch(s -> s.set().equals("997"));
    }

    /** Why the whole group is rejected, for people. */
    public String trouble() {
        String words = faults.stream().map(X12Group::words).collect(Collectors.joining(", "));
        return "group " + control + " (" + code + "): " + words;
    }

    private static String words(String fault) {
        return switch (fault) {
            case "3" -> "segment (GE): it is missing";
            case "4" -> "segment (GE) element 2: another control number than in GS";
            case "5" -> "segment (GE) element 1: control count, not the number of sets there are";
            default -> "its control number is not one, or is there twice";
        };
    }
}
