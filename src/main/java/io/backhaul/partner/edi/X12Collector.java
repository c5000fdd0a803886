package io.backhaul.partner.edi;

import io.backhaul.mapping.UnreadableMessage;
import io.xlate.edi.stream.EDIStreamValidationError;
import io.xlate.edi.stream.Location;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds interchanges from the reader's events, and puts each error to what it is wrong in. */
final class X12Collector {

    private static final int MAX_SEGMENTS = 200_000;

    private final String name;
    private final List<X12Interchange> interchanges = new ArrayList<>();
    private final Map<String, String> control = new LinkedHashMap<>();
    private final List<X12Group> groups = new ArrayList<>();
    private final List<X12Set> sets = new ArrayList<>();
    private final List<Map<String, String>> receipts = new ArrayList<>();
    private final Set<String> faults = new java.util.LinkedHashSet<>();
    private final Set<String> groupFaults = new java.util.LinkedHashSet<>();
    private final Set<String> setNumbers = new HashSet<>();
    private final Set<String> groupNumbers = new HashSet<>();
    private MessageDigest digest = sha256();
    private X12SetCollector set;
    private String tag = "";
    private boolean open;
    private int segments;

    X12Collector(String name) {
        this.name = name;
    }

    void startInterchange() {
        open = true;
        List.of(control, groups, receipts, faults, groupNumbers).forEach(X12Collector::clear);
        digest = sha256();
    }

    void startGroup() {
        control.keySet().removeIf(key -> key.startsWith("GS") || key.startsWith("GE"));
        List.of(sets, groupFaults, setNumbers).forEach(X12Collector::clear);
    }

    void startSet() {
        control.keySet().removeIf(key -> key.startsWith("ST") || key.startsWith("SE"));
        set = new X12SetCollector();
    }

    /** True while the set's type has just been read and nothing of it yet. */
    boolean setBegins() {
        return set != null && !control.containsKey("ST01");
    }

    void startLoop() {
        if (set != null) {
            set.startLoop();
        }
    }

    void endLoop() {
        if (set != null) {
            set.endLoop();
        }
    }

    void startSegment(String newTag, int position) {
        tag = newTag;
        digest.update(("\n" + tag).getBytes(StandardCharsets.UTF_8));
        if (++segments > MAX_SEGMENTS) {
            throw new UnreadableMessage(name, "more than " + MAX_SEGMENTS + " segments");
        }
        if (tag.equals("TA1")) {
            receipts.add(new LinkedHashMap<>());
        } else if (set != null) {
            set.startSegment(tag, position);
        }
    }

    void element(Location at, String text) {
        String key = "%s%02d".formatted(tag, at.getElementPosition());
        String value = text.strip();
        digest.update(("\t" + at.getElementPosition() + "." + at.getComponentPosition() + "." + value)
                .getBytes(StandardCharsets.UTF_8));
        if (value.isEmpty()) {
            return;
        }
        if (tag.equals("TA1")) {
            receipts.get(receipts.size() - 1).put(key, value);
        } else if (X12SetCollector.ENVELOPE.contains(tag)) {
            control.putIfAbsent(key, value);
        } else if (set != null) {
            set.element(key, value, at);
        }
    }

    void segmentError(EDIStreamValidationError type, Location at, String missing) {
        String subject = type == EDIStreamValidationError.MANDATORY_SEGMENT_MISSING ? missing : at.getSegmentTag();
        if ("GE".equals(subject)) {
            groupFaults.add("3");
        } else if (set != null) {
            set.segmentError(type, subject, at.getSegmentPosition());
        } else {
            faults.add("024");
        }
    }

    void elementError(EDIStreamValidationError type, Location at, String reference) {
        String where = String.valueOf(at.getSegmentTag());
        if (where.equals("ISA") && at.getElementPosition() == 16) {
            return; // the sign that separates components may be one that no text may hold
        }
        if (where.equals("ISA") || where.equals("IEA")) {
            faults.add(X12Codes.note(where, at.getElementPosition()));
        } else if (where.equals("GE")) {
            groupFaults.add(at.getElementPosition() == 1 ? "5" : "4");
        } else if (set != null) {
            set.elementError(type, at, reference);
        } else {
            faults.add("024");
        }
    }

    void endSet() {
        if (!setNumbers.add(text("ST02"))) {
            set.fault("23");
        }
        sets.add(set.finish(control));
        set = null;
    }

    void endGroup() {
        if (!text("GS06").matches("[0-9]{1,9}") || !groupNumbers.add(text("GS06"))) {
            groupFaults.add("6");
        }
        int declared = text("GE01").matches("[0-9]{1,6}") ? Integer.parseInt(text("GE01")) : sets.size();
        groups.add(new X12Group(text("GS01"), text("GS06"), text("GS08"), declared, sets, List.copyOf(groupFaults)));
    }

    void endInterchange() {
        Map<String, String> header = new LinkedHashMap<>(control);
        header.keySet().removeIf(key -> !key.startsWith("ISA"));
        String fingerprint = HexFormat.of().formatHex(digest.digest());
        interchanges.add(new X12Interchange(header, groups, receipts, List.copyOf(faults), fingerprint));
        open = false;
    }

    List<X12Interchange> interchanges() {
        if (open || interchanges.isEmpty()) {
            throw new UnreadableMessage(name, "the interchange has no end (IEA): cut off");
        }
        return List.copyOf(interchanges);
    }

    private String text(String element) {
        return control.getOrDefault(element, "");
    }

    private static void clear(Object collection) {
        if (collection instanceof Map<?, ?> map) {
            map.clear();
        } else {
            ((java.util.Collection<?>) collection).clear();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
