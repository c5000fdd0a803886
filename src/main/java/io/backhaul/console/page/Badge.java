package io.backhaul.console.page;

/**
 * A state as people read it: words in a coloured pill. The words alone must be enough; the colour only helps the eye.
 *
 * @param tone idle (nothing has begun), calm (nothing to do), busy (moving by itself), wait (somebody's turn), good, warn, bad
 */
public record Badge(String text, String tone) {

    static Badge idle(String text) {
        return new Badge(text, "idle");
    }

    static Badge calm(String text) {
        return new Badge(text, "calm");
    }

    static Badge busy(String text) {
        return new Badge(text, "busy");
    }

    static Badge waits(String text) {
        return new Badge(text, "wait");
    }

    static Badge good(String text) {
        return new Badge(text, "good");
    }

    static Badge warn(String text) {
        return new Badge(text, "warn");
    }

    static Badge bad(String text) {
        return new Badge(text, "bad");
    }
}
