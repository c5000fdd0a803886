package io.backhaul.corpus;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * An input made to do harm.
 *
 * @param channel the channel it comes by
 * @param file the name it comes under
 * @param content made when it is needed, since some are large
 * @param reason what the refusal must say; null where it may be read too
 * @param fact what may be understood of it, as a pattern over the message; null: nothing
 */
record Hostile(String name, String channel, String file, Supplier<byte[]> content, Pattern reason, Pattern fact) {

    /** Must be refused with these words. */
    static Hostile refused(String name, String channel, String file, Supplier<byte[]> content, String reason) {
        return new Hostile(name, channel, file, content, Pattern.compile(reason, Pattern.CASE_INSENSITIVE), null);
    }

    /** Nothing may be understood of it; whether it is refused or passed over does not matter. */
    static Hostile silent(String name, String channel, String file, Supplier<byte[]> content) {
        return new Hostile(name, channel, file, content, null, null);
    }

    /** May be understood, but only so. */
    static Hostile odd(String name, String channel, String file, Supplier<byte[]> content, String fact) {
        return new Hostile(name, channel, file, content, null, Pattern.compile(fact));
    }

    boolean isSmall() {
        return !name.startsWith("large-");
    }
}
