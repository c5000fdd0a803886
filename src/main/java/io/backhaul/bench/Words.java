package io.backhaul.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words in a column of verdicts or conditions, each with what it is thought or said to mean. */
final class Words {

    private static final int MOST = 60;

    private Words() {}

    static List<WordGuess> of(Records records, Draft.Reading reading) {
        List<WordGuess> all = new ArrayList<>();
        all.addAll(of(records, reading, Field.VERDICT, reading.words()));
        all.addAll(of(records, reading, Field.CONDITION, reading.conditions()));
        return all;
    }

    private static List<WordGuess> of(
            Records records, Draft.Reading reading, Field field, Map<String, Meaning> assigned) {
        Map<String, WordGuess> found = new LinkedHashMap<>();
        for (String column : reading.names(field)) {
            for (SampleRecord record : records.records()) {
                String value = record.values().get(column);
                if (value != null) {
                    String word = Dictionary.word(value);
                    found.merge(
                            word,
                            new WordGuess(word, column, meaning(word, column, field, assigned), 1, record.where()),
                            (a, b) -> new WordGuess(a.word(), a.column(), a.meaning(), a.times() + 1, a.where()));
                }
            }
        }
        return found.values().stream().limit(MOST).toList();
    }

    private static Meaning meaning(String word, String column, Field field, Map<String, Meaning> assigned) {
        Meaning known = field == Field.CONDITION
                ? Dictionary.meaning(word, true)
                : Dictionary.verdict(word, TreeNames.last(column));
        return assigned.getOrDefault(word, known == null ? Meaning.ASK : known);
    }
}
