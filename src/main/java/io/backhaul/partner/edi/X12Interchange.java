package io.backhaul.partner.edi;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One interchange, from ISA to IEA.
 *
 * @param header elements of its ISA by name ({@code ISA13}), without padding
 * @param groups what it holds
 * @param receipts what it says about whole interchanges of ours: elements of each TA1 by name
 * @param faults what is wrong with the interchange as a whole (TA105 notes); then nothing of it is taken
 * @param fingerprint SHA-256 of its elements: the same for the same content, whatever the line ends and delimiters
 */
public record X12Interchange(
        Map<String, String> header,
        List<X12Group> groups,
        List<Map<String, String>> receipts,
        List<String> faults,
        String fingerprint) {

    public X12Interchange {
        header = Map.copyOf(header);
        groups = List.copyOf(groups);
        receipts = List.copyOf(receipts);
        faults = List.copyOf(faults);
    }

    public String sender() {
        return text("ISA06");
    }

    public String receiver() {
        return text("ISA08");
    }

    /** Interchange control number as it stands there, for example {@code 000000042}. */
    public String control() {
        return text("ISA13");
    }

    /** The same as a number; 0 when it is none. */
    public long number() {
        return control().matches("[0-9]{1,9}") ? Long.parseLong(control()) : 0;
    }

    public boolean isTest() {
        return text("ISA15").equals("T");
    }

    public String text(String element) {
        return header.getOrDefault(element, "");
    }

    /** What of it can be taken. */
    public List<X12Set> taken() {
        return faults.isEmpty()
                ? groups.stream()
                        .filter(g -> g.faults().isEmpty())
                        .flatMap(g -> g.sets().stream())
                        .filter(X12Set::accepted)
                        .toList()
                : List.of();
    }

    /** What of it cannot be taken, and why, for people. */
    public List<String> refused() {
        if (!faults.isEmpty()) {
            return List.of(trouble());
        }
        if (groups.isEmpty() && receipts.isEmpty()) {
            return List.of("interchange " + control() + ": it holds no transaction set");
        }
        return groups.stream().flatMap(X12Interchange::refused).toList();
    }

    private static Stream<String> refused(X12Group group) {
        return group.faults().isEmpty()
                ? group.sets().stream().filter(s -> !s.accepted()).map(X12Set::trouble)
                : Stream.of(group.trouble());
    }

    /** True when it is between these two, by their ids and qualifiers. */
    public boolean isBetween(X12Partner partner) {
        return sender().equals(partner.them())
                && receiver().equals(partner.us())
                && text("ISA05").equals(partner.themQualifier())
                && text("ISA07").equals(partner.usQualifier());
    }

    private String trouble() {
        return "interchange " + control() + ": "
                + faults.stream().map(X12Interchange::words).collect(Collectors.joining(", "));
    }

    private static String words(String note) {
        return switch (note) {
            case "001" -> "segment (IEA) element 2: control reference mismatch, another number than in ISA";
            case "014" -> "segment 1 (ISA) element 9: no date";
            case "015" -> "segment 1 (ISA) element 10: no time";
            case "017" -> "segment 1 (ISA) element 12: no version";
            case "018" -> "segment 1 (ISA) element 13: no control number";
            case "021" -> "segment (IEA) element 1: control count, not the number of groups there are";
            case "024" -> "something stands where no segment may, or a GS is not in form";
            default -> "its envelope is not in form";
        };
    }
}
