package io.backhaul.partner.edi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the acknowledgement of an interchange: a 997 (004010) for every group that is none itself, or a TA1 when the
 * interchange as a whole cannot be taken. Never repeats the partner's data (AK404), which may be personal.
 */
public final class X12Acknowledgement {

    private static final String GROUP = "FA";

    private X12Acknowledgement() {}

    /**
     * Empty when there is nothing to acknowledge: an interchange that holds acknowledgements only.
     *
     * @param control interchange and group control number, never used twice for this partner
     */
    public static Optional<byte[]> write(X12Interchange received, X12Partner partner, long control, Instant at) {
        String usage = received.text("ISA15").isEmpty() ? partner.usage() : received.text("ISA15");
        X12Envelope envelope = new X12Envelope(partner, usage, control, at);
        if (!received.faults().isEmpty()) {
            return Optional.of(envelope.alone(refusal(received)));
        }
        List<List<List<String>>> sets = received.groups().stream()
                .filter(g -> !g.acknowledges())
                .map(X12Acknowledgement::group)
                .toList();
        return sets.isEmpty() ? Optional.empty() : Optional.of(envelope.group(GROUP, "997", sets));
    }

    /** Whether {@link #write} would write anything, so that no control number is taken in vain. */
    public static boolean isDue(X12Interchange received) {
        return !received.faults().isEmpty() || received.groups().stream().anyMatch(g -> !g.acknowledges());
    }

    private static List<String> refusal(X12Interchange received) {
        return List.of(
                "TA1",
                clean(received.control()),
                clean(received.text("ISA09")),
                clean(received.text("ISA10")),
                "R",
                received.faults().get(0));
    }

    private static List<List<String>> group(X12Group group) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("AK1", clean(group.code()), clean(group.control())));
        group.sets().forEach(set -> set(lines, set));
        List<String> end = new ArrayList<>(List.of(
                "AK9", group.verdict(), "" + group.declared(), "" + group.sets().size(), "" + group.acceptedSets()));
        group.faults().stream().limit(5).forEach(end::add);
        lines.add(end);
        return lines;
    }

    private static void set(List<List<String>> lines, X12Set set) {
        lines.add(List.of("AK2", clean(set.set()), clean(set.setControl())));
        segments(set).forEach(errors -> {
            X12Error first = errors.get(0);
            lines.add(List.of("AK3", clean(first.segment()), "" + first.position(), "", first.segmentCode()));
            errors.stream().filter(e -> e.element() > 0).limit(99).forEach(e -> lines.add(element(e)));
        });
        List<String> end = new ArrayList<>(List.of("AK5", set.verdict()));
        set.faults().stream().limit(4).forEach(end::add);
        if (!set.errors().isEmpty()) {
            end.add("5");
        }
        lines.add(end);
    }

    /** Errors of one segment together; one that is wrong and one that is missing before it stay apart. */
    private static Collection<List<X12Error>> segments(X12Set set) {
        Map<String, List<X12Error>> segments = new LinkedHashMap<>();
        set.errors()
                .forEach(e -> segments.computeIfAbsent(
                                e.position() + " " + e.segment() + " " + e.segmentCode(), k -> new ArrayList<>())
                        .add(e));
        return segments.values();
    }

    private static List<String> element(X12Error error) {
        String reference = error.reference() == null ? "" : error.reference();
        return List.of("AK4", "" + error.element(), reference, error.elementCode());
    }

    /** What is repeated from a file that may be broken: letters and digits only. */
    private static String clean(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "");
    }
}
