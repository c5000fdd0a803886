package io.backhaul.bench;

import java.util.List;

/**
 * A draft with what speaks for it.
 *
 * @param columns every column or label with its guess
 * @param words every word of a column of verdicts or conditions
 * @param notes what a person should know before he goes on
 */
public record Proposal(Draft draft, List<ColumnGuess> columns, List<WordGuess> words, List<String> notes) {

    public Proposal {
        columns = List.copyOf(columns);
        words = List.copyOf(words);
        notes = List.copyOf(notes);
    }

    /** Words nobody has given a meaning. */
    public List<WordGuess> unknownWords() {
        return words.stream().filter(WordGuess::unknown).toList();
    }
}
