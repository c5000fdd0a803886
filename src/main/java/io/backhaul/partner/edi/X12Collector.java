package io.backhaul.partner.edi;

import io.backhaul.mapping.UnreadableMessage;
import io.xlate.edi.stream.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds transaction sets from the reader's events. */
final class X12Collector {

    private static final int MAX_SEGMENTS = 200_000;
    private static final Set<String> CONTROL = Set.of("ISA", "GS", "ST", "SE", "GE", "IEA");

    private final String name;
    private final Map<String, String> control = new HashMap<>();
    private final List<X12Set> sets = new ArrayList<>();
    private final Deque<Map<String, Object>> containers = new ArrayDeque<>();
    private String tag = "";
    private Map<String, Object> segment = new LinkedHashMap<>();
    private boolean loopBegins;
    private boolean complete;
    private int segments;

    X12Collector(String name) {
        this.name = name;
        containers.push(new LinkedHashMap<>());
    }

    void startLoop() {
        loopBegins = true;
    }

    void endLoop() {
        containers.pop();
    }

    void startSegment(String newTag) {
        tag = newTag;
        segment = new LinkedHashMap<>();
        if (++segments > MAX_SEGMENTS) {
            throw new UnreadableMessage(name, "more than " + MAX_SEGMENTS + " segments");
        }
        if (!CONTROL.contains(tag)) {
            append(containers.element(), tag, segment);
            if (loopBegins) {
                containers.push(segment);
                loopBegins = false;
            }
        }
        complete = false;
    }

    void element(Location at, String text) {
        String key = "%s%02d".formatted(tag, at.getElementPosition());
        String value = text.strip();
        if (value.isEmpty()) {
            return;
        }
        if (CONTROL.contains(tag)) {
            control.put(key, value);
        } else {
            segment.merge(key, value, (first, more) -> first + ">" + more);
        }
    }

    void endSet() {
        if ("T".equals(control.get("ISA15"))) {
            throw new UnreadableMessage(name + " segment 1 (ISA) element 15", "a test interchange is not acted on");
        }
        sets.add(new X12Set(
                text("ISA13"),
                text("ISA06"),
                text("ISA08"),
                text("GS01"),
                text("GS06"),
                text("ST01"),
                text("ST02"),
                containers.pop()));
        containers.push(new LinkedHashMap<>());
    }

    void endInterchange() {
        complete = true;
    }

    List<X12Set> sets() {
        if (!complete) {
            throw new UnreadableMessage(name, "the interchange has no end (IEA): cut off");
        }
        if (sets.isEmpty()) {
            throw new UnreadableMessage(name, "the interchange holds no transaction set");
        }
        return List.copyOf(sets);
    }

    private String text(String element) {
        return control.getOrDefault(element, "");
    }

    private static void append(Map<String, Object> container, String tag, Map<String, Object> segment) {
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) container.computeIfAbsent(tag, absent -> new ArrayList<>());
        list.add(segment);
    }
}
