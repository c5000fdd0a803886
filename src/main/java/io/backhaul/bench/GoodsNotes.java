package io.backhaul.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person should know about whose goods and how many of them a draft's messages would speak of. */
final class GoodsNotes {

    private GoodsNotes() {}

    static void add(Draft draft, Records records, List<String> notes) {
        Draft.Reading reading = draft.reading();
        boolean decides = reading.saysVerdicts() || reading.every() != Meaning.CREDITED;
        if (!decides || reading.columns().isEmpty()) {
            return;
        }
        if (!reading.has(Field.SKU)) {
            notes.add(
                    "No column names the goods: each of his answers would be about the whole return. Choose the column with"
                            + " his SKUs, if there is one.");
        } else if (!reading.has(Field.QUANTITY) && !reading.has(Field.PIECE)) {
            notes.add("No column says how many: each answer is about all units of its SKU." + numbers(draft, records)
                    + pieces(draft, records));
        }
        if (reading.has(Field.CONDITION) && !reading.saysVerdicts() && reading.every() == Meaning.ASK) {
            notes.add("'" + reading.names(Field.CONDITION).get(0)
                    + "' says how he found the goods: if each record is his finding, say that every record means '"
                    + Meaning.INSPECTED.words() + "'.");
        }
    }

    private static String numbers(Draft draft, Records records) {
        String names = draft.reading().names(Field.NOT_USED).stream()
                .filter(name -> !records.values(name).isEmpty()
                        && Shapes.fitting(Field.QUANTITY, records.values(name))
                                == records.values(name).size())
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " Small whole numbers stand in " + names + ": is it the quantity?";
    }

    /** Rows that cannot be told apart are one message. */
    private static String pieces(Draft draft, Records records) {
        List<String> read = draft.reading().columns().keySet().stream()
                .filter(name -> draft.reading().columns().get(name).isRead())
                .toList();
        Set<List<String>> different = new HashSet<>();
        int same = 0;
        for (SampleRecord record : records.records()) {
            List<String> said = new ArrayList<>(List.of(record.sample()));
            read.forEach(name -> said.add(record.values().getOrDefault(name, "")));
            same += different.add(said) ? 0 : 1;
        }
        return same == 0
                ? ""
                : " " + same + (same == 1 ? " row says" : " rows say")
                        + " the same as another of its file and would not count: where each row is one piece, choose the column"
                        + " with the number of the piece.";
    }
}
