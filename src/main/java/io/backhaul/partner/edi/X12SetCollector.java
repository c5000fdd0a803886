package io.backhaul.partner.edi;

import io.xlate.edi.stream.EDIStreamValidationError;
import io.xlate.edi.stream.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds one transaction set from the reader's events. */
final class X12SetCollector {

    /** Segments around the content. */
    static final Set<String> ENVELOPE = Set.of("ISA", "GS", "ST", "SE", "GE", "IEA");

    private final Map<String, Object> root = new LinkedHashMap<>();
    private final Deque<Map<String, Object>> containers = new ArrayDeque<>(List.of(root));
    private final List<X12Error> errors = new ArrayList<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private Map<String, Object> segment = new LinkedHashMap<>();
    private boolean loopBegins;
    private int start;

    void startLoop() {
        loopBegins = true;
    }

    void endLoop() {
        if (containers.size() > 1) {
            containers.pop();
        }
    }

    void startSegment(String tag, int position) {
        if (start == 0) {
            start = position;
        }
        if (ENVELOPE.contains(tag)) {
            return;
        }
        segment = new LinkedHashMap<>();
        segment.put("at", place(position));
        append(containers.element(), tag, segment);
        if (loopBegins) {
            containers.push(segment);
            loopBegins = false;
        }
    }

    void element(String key, String value, Location at) {
        String between = at.getElementOccurrence() > 1 ? "^" : ">";
        segment.merge(key, value, (first, more) -> first + between + more);
    }

    void segmentError(EDIStreamValidationError type, String tag, int position) {
        if (String.valueOf(tag).equals("SE") || String.valueOf(tag).equals("ST")) {
            fault("2");
        } else {
            String words = X12Codes.words(type);
            errors.add(new X12Error(tag, place(position), X12Codes.segment(type), 0, 0, null, null, words));
        }
    }

    void elementError(EDIStreamValidationError type, Location at, String reference) {
        String tag = at.getSegmentTag();
        if (tag.equals("SE")) {
            fault(at.getElementPosition() == 1 ? "4" : "3");
        } else if (tag.equals("ST")) {
            fault(at.getElementPosition() == 1 ? "6" : "7");
        } else {
            errors.add(new X12Error(
                    tag,
                    place(at.getSegmentPosition()),
                    "8",
                    at.getElementPosition(),
                    Math.max(0, at.getComponentPosition()),
                    reference != null && reference.matches("[0-9]{1,4}") ? reference : null,
                    X12Codes.element(type),
                    X12Codes.words(type)));
        }
    }

    void fault(String code) {
        faults.add(code);
    }

    X12Set finish(Map<String, String> control) {
        String type = control.getOrDefault("ST01", "");
        if (X12Schemas.of(type).isEmpty()) {
            fault("1");
        }
        return new X12Set(
                control.getOrDefault("ISA13", ""),
                control.getOrDefault("ISA06", ""),
                control.getOrDefault("ISA08", ""),
                control.getOrDefault("GS01", ""),
                control.getOrDefault("GS06", ""),
                type,
                control.getOrDefault("ST02", ""),
                root,
                errors,
                List.copyOf(faults));
    }

    private int place(int position) {
        return position - start + 1;
    }

    private static void append(Map<String, Object> container, String tag, Map<String, Object> segment) {
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) container.computeIfAbsent(tag, absent -> new ArrayList<>());
        list.add(segment);
    }
}
