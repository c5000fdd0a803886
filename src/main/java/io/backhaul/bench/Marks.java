package io.backhaul.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that ask a question which each row answers by a mark: {@code Genehmigt} and {@code Abgelehnt} with {@code ja} and
 * {@code nein}, or {@code Accepted} and {@code Rejected} with {@code x}. A single column {@code Approved} of yes and no is an
 * ordinary column of verdicts; {@code Rejected} is none, since its yes is a no.
 */
final class Marks {

    private static final int SURE = 80;

    private Marks() {}

    static List<ColumnGuess> of(Records records) {
        List<ColumnGuess> found = new ArrayList<>();
        for (String name : records.names()) {
            List<String> values = records.values(name);
            Meaning asked = Dictionary.asked(TreeNames.last(name));
            if (asked != null && !values.isEmpty() && values.stream().allMatch(Dictionary::isMark)) {
                found.add(new ColumnGuess(
                        name,
                        asked == Meaning.AUTHORIZED ? Field.ACCEPTED : Field.DECLINED,
                        SURE,
                        List.of("its name asks what '" + values.get(0) + "' answers"),
                        values.stream().distinct().limit(3).toList()));
            }
        }
        boolean refusals = found.stream().anyMatch(guess -> guess.field() == Field.DECLINED);
        boolean onlyCrosses = found.stream()
                .flatMap(guess -> records.values(guess.name()).stream())
                .allMatch(value -> Dictionary.meaning(value, false) == null);
        return refusals || onlyCrosses ? found : List.of();
    }
}
