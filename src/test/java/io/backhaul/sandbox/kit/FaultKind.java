package io.backhaul.sandbox.kit;

import java.util.Arrays;
import java.util.Locale;

/** The ways in which a partner can go wrong. */
public enum FaultKind {
    /** The line is held, nothing happens, nothing comes back. */
    TIMEOUT_BEFORE_EFFECT(true),
    /** It happens, but the answer never comes. */
    TIMEOUT_AFTER_EFFECT(true),
    /** The line is held, nothing comes back, and it happens long after the caller has given up. */
    LATE_EFFECT(true),
    /** 500, and nothing happened. */
    E500_BEFORE_EFFECT(true),
    /** 500, although it happened. */
    E500_AFTER_EFFECT(true),
    /** Too many requests, Retry-After 1. */
    E429(false),
    /** An earlier request of the same kind is said to be still running. */
    E409_IN_FLIGHT(true),
    /** Two seconds late. */
    SLOW(false),
    /** The connection is closed without a word. */
    DOWN(false),
    /** 200 with a page for people instead of JSON; what was asked for has happened. */
    GARBAGE(false);

    private final boolean writesOnly;

    FaultKind(boolean writesOnly) {
        this.writesOnly = writesOnly;
    }

    /** A fault of an effect strikes no call that only asks. */
    boolean strikes(boolean write) {
        return write || !writesOnly;
    }

    /** The name in the contract, {@code 500-after-effect}. */
    public String text() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return name.matches("e\\d.*") ? name.substring(1) : name;
    }

    static FaultKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        400,
                        "unknown kind \"" + text + "\"; known: "
                                + Arrays.stream(values()).map(FaultKind::text).toList()));
    }
}
