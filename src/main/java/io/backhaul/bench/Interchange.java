package io.backhaul.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Who an X12 file is from and for, by the fixed places of its first segment. */
final class Interchange {

    private static final int SENDER = 35;
    private static final int RECEIVER = 54;
    private static final int LENGTH = 15;

    private Interchange() {}

    /** Sender and receiver of the first X12 file. */
    static List<String> ids(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.kind() == Sample.Kind.X12)
                .map(sample -> new String(sample.content(), StandardCharsets.ISO_8859_1).stripLeading())
                .filter(text -> text.length() > RECEIVER + LENGTH)
                .map(text -> List.of(part(text, SENDER), part(text, RECEIVER)))
                .findFirst()
                .orElse(List.of("", ""));
    }

    private static String part(String text, int from) {
        return text.substring(from, from + LENGTH).strip();
    }
}
