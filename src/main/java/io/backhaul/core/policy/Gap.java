package io.backhaul.core.policy;

import java.util.Objects;

/**
 * Something that is not agreed with a supplier, or not in step with what the merchant promises: shown before it costs money,
 * never a reason to refuse the start.
 *
 * @param row requirement row it comes from
 * @param text a sentence for the merchant, with the figures
 */
public record Gap(String row, String text) {

    public Gap {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(text, "text");
    }
}
