package io.backhaul.partner.edi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One transaction set of an interchange.
 *
 * @param control interchange control number (ISA13)
 * @param sender who sent it (ISA06), without padding
 * @param receiver who it is for (ISA08), without padding
 * @param group functional identifier (GS01), for example {@code AN}
 * @param groupControl group control number (GS06)
 * @param set transaction set (ST01), for example {@code 180}
 * @param setControl transaction set control number (ST02)
 * @param segments by tag, always as a list; elements are named as in the standard ({@code BGN02}), {@code at} is the segment's
 *     place in the set; a loop is its first segment with the loop's other segments inside it ({@code BLI[0].RDR[0].RDR01});
 *     empty elements are left out
 * @param errors what is wrong in its segments
 * @param faults what is wrong with the set as a whole (code list 718), for example {@code 4}: counted segments differ
 */
public record X12Set(
        String control,
        String sender,
        String receiver,
        String group,
        String groupControl,
        String set,
        String setControl,
        Map<String, Object> segments,
        List<X12Error> errors,
        List<String> faults) {

    /** Segments that say nothing about what is decided: an element out of form there is noted and the set is taken. */
    private static final Set<String> NOTES =
            Set.of("DTM", "MEA", "NTE", "PER", "PID", "PKG", "PO4", "PWK", "TD1", "TD5", "FOB", "ITD", "SDQ");

    private static final Map<String, String> FAULTS = Map.of(
            "1", "this hub does not read such a set",
            "2", "segment (SE): it is missing",
            "3", "segment (SE) element 2: control reference mismatch, another number than in ST",
            "4", "segment (SE) element 1: control count, not the number of segments there are",
            "6", "ST01 does not name a set",
            "7", "it has no control number",
            "23", "its control number is there twice in the group");

    public X12Set {
        errors = List.copyOf(errors);
        faults = List.copyOf(faults);
    }

    /** {@code A} accepted, {@code E} accepted although errors were noted, {@code R} rejected (code list 717). */
    public String verdict() {
        if (!faults.isEmpty() || errors.stream().anyMatch(e -> !isNote(e))) {
            return "R";
        }
        return errors.isEmpty() ? "A" : "E";
    }

    public boolean accepted() {
        return !verdict().equals("R");
    }

    private static boolean isNote(X12Error error) {
        return error.element() > 0 && NOTES.contains(error.segment());
    }

    /** Why it is rejected, for people, for example {@code set 0002 (180): segment 9 (BLI) element 3: ...}. */
    public String trouble() {
        List<String> all = new ArrayList<>();
        faults.forEach(f -> all.add(FAULTS.getOrDefault(f, "fault " + f)));
        errors.stream().filter(e -> !isNote(e)).forEach(e -> all.add(e.toString()));
        return "set " + setControl + " (" + set + "): " + String.join("; ", all);
    }

    /**
     * What {@code x12/answers} sees.
     *
     * @param currency of amounts that name none, or null
     */
    public Map<String, Object> input(String supplier, String currency) {
        Map<String, Object> input = new HashMap<>(Map.of(
                "supplier", supplier,
                "isa13", control,
                "sender", sender,
                "receiver", receiver,
                "group", group,
                "gs06", groupControl,
                "set", set,
                "st02", setControl,
                "segments", segments));
        if (currency != null) {
            input.put("currency", currency);
        }
        return input;
    }
}
