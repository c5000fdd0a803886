package io.backhaul.partner.edi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a segment of a file of ours by the place a 997 names. */
public final class X12Place {

    private static final int ISA = 106;

    private X12Place() {}

    /** The text of the segment at this place in the first set, ST being 1. */
    public static Optional<String> segment(byte[] interchange, int place) {
        String text = new String(interchange, StandardCharsets.US_ASCII);
        if (text.length() < ISA) {
            return Optional.empty();
        }
        String terminator = text.substring(ISA - 1, ISA);
        String start = "ST" + text.charAt(3);
        List<String> set = Pattern.compile(Pattern.quote(terminator))
                .splitAsStream(text)
                .map(String::strip)
                .dropWhile(segment -> !segment.startsWith(start))
                .toList();
        return place >= 1 && place <= set.size() ? Optional.of(set.get(place - 1)) : Optional.empty();
    }
}
