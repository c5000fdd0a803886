package io.backhaul.bench;

import java.util.List;

/**
 * What one column or label is thought to be.
 *
 * @param name the supplier's name of it
 * @param confidence of 100
 * @param evidence why, in words
 * @param examples some of its values
 */
public record ColumnGuess(String name, Field field, int confidence, List<String> evidence, List<String> examples) {

    public ColumnGuess {
        evidence = List.copyOf(evidence);
        examples = List.copyOf(examples);
    }
}
