package io.backhaul.core.hindsight;

import java.util.Objects;

/**
 * One thing that is not what it was.
 *
 * @param what what differs: {@code status}, {@code goods}, {@code customerMoney}, {@code supplierMoney}, {@code question},
 *     {@code owed} or the name of a figure
 * @param supplier the leg (or for {@code owed} the account, for {@code question} its key), or null for the whole case
 * @param before as it was, or null when it was not there
 * @param after as it is, or null when it is there no more
 */
public record Difference(String what, String supplier, String before, String after) {

    public Difference {
        Objects.requireNonNull(what, "what");
    }

    /** For example: "acme goods: REQUESTED -> AUTHORIZED". */
    @Override
    public String toString() {
        return (supplier == null ? "" : supplier + " ") + what + ": " + words(before) + " -> " + words(after);
    }

    private static String words(String value) {
        return value == null ? "none" : value;
    }
}
