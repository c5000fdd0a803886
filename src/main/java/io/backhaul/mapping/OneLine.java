package io.backhaul.mapping;

import java.util.regex.Pattern;

/** A partner's text where people read it, in a log, a console or a page: one line, nothing unseen in it, not too long. */
final class OneLine {

    private static final int LONGEST = 1_000;

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\r\\u000B\\f\\u0085\\u2028\\u2029]+");

    /** Control characters, and those that turn the direction of what follows. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private OneLine() {}

    /** An escape code is shown as {@code \u001B}, a line break as a space. */
    static String of(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ");
        String seen = UNSEEN.matcher(line)
                .replaceAll(c -> String.format("\\\\u%04X", (int) c.group().charAt(0)));
        return seen.length() <= LONGEST ? seen : seen.substring(0, LONGEST) + " ...";
    }
}
