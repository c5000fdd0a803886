package io.backhaul.core.correlation;

import java.util.Objects;

/**
 * One thing that speaks for or against a message belonging to a case.
 *
 * @param weight points; positive speaks for it, negative against it
 * @param words what it is, for people
 */
public record Evidence(int weight, String words) {

    public Evidence {
        Objects.requireNonNull(words, "words");
    }

    /** As people read it, for example {@code SKU ACME-1 is in it +20}. */
    @Override
    public String toString() {
        return words + " " + (weight < 0 ? "" : "+") + weight;
    }
}
