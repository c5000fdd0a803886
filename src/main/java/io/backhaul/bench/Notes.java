package io.backhaul.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a person should know about a draft before he goes on. */
final class Notes {

    private Notes() {}

    static List<String> of(Draft draft, List<Sample> samples, Records records) {
        List<String> notes = new ArrayList<>();
        Sample.Kind kind = Analyst.usualKind(samples);
        long others = samples.stream().filter(s -> s.kind() != kind).count();
        if (others > 0) {
            notes.add(
                    others + " of " + samples.size() + " samples are of another kind than the rest and are not read.");
        }
        if (draft.byMail()) {
            mails(draft, notes);
        }
        if (draft.manner().isTable()) {
            files(draft, records, notes);
        }
        if (draft.hasOwnMapping()) {
            reading(draft.reading(), notes);
            GoodsNotes.add(draft, records, notes);
        }
        return notes;
    }

    private static void files(Draft draft, Records records, List<String> notes) {
        if (draft.attached()) {
            notes.add("His tables are read row by row; what the mail itself says must not contradict them.");
        }
        records.layouts().stream()
                .filter(layout -> layout.headerLine() > 1)
                .findFirst()
                .ifPresent(layout -> notes.add("The names of his columns stand in line " + layout.headerLine()
                        + "; what stands above them is passed over."));
        lines(draft.format().lines(), notes);
        if (!draft.format().sheet().isEmpty()) {
            notes.add("His table stands on the sheet '" + draft.format().sheet() + "'; the other sheets are not read.");
        }
        if (draft.manner().isTree()) {
            String rows = draft.format().rows();
            notes.add("Each " + (rows.isEmpty() ? "entry of the file" : "'" + rows + "'")
                    + " is read as one record; a way that begins with "
                    + (draft.manner() == Draft.Manner.XML ? "/" : "$.") + " leads to what stands around it.");
        }
    }

    private static void lines(FileLines lines, List<String> notes) {
        if (lines.headless()) {
            notes.add(
                    "His files do not name their columns: what each is was told by its values alone. Look at every one;"
                            + " where he does name them, say in which line.");
        }
        if (!lines.charset().isEmpty()) {
            notes.add("His files are written in " + lines.charset() + ".");
        }
        if (!lines.trailer().isEmpty()) {
            notes.add(
                    "The last row, '" + lines.trailer()
                            + "', counts the others: a file without it, or with another number of rows, is refused as a whole.");
        }
        if (!lines.totals().isEmpty()) {
            notes.add("Rows that begin with '" + String.join("' or '", lines.totals())
                    + "' only sum up and are passed over.");
        }
    }

    private static void mails(Draft draft, List<String> notes) {
        draft.who().domains().stream()
                .filter(Senders::isPublic)
                .findFirst()
                .ifPresent(domain -> notes.add("Anybody can write from " + domain
                        + ": ask him for an address of his own, or check each answer."));
        if (draft.who().domains().size() > 1) {
            notes.add("Mails came from several domains: "
                    + String.join(", ", draft.who().domains()) + ". Leave only those that are his.");
        }
    }

    private static void reading(Draft.Reading reading, List<String> notes) {
        if (!reading.saysVerdicts() && reading.every() == Meaning.ASK) {
            notes.add("No column says what he decided: choose one, or say what every record means.");
        }
        boolean credits = reading.words().containsValue(Meaning.CREDITED) || reading.every() == Meaning.CREDITED;
        if (credits && !reading.has(Field.AMOUNT)) {
            notes.add("He credits, and no column holds the amount.");
        } else if (credits
                && reading.plainAmounts()
                && !reading.has(Field.CURRENCY)
                && reading.currency().isEmpty()) {
            notes.add("His amounts carry no currency: say which it is.");
        }
        boolean keyed = reading.has(Field.ORDER) || reading.has(Field.PO) || reading.has(Field.RMA);
        if (!keyed) {
            notes.add("No column names the order, the purchase order or the RMA number: nothing can be matched.");
        }
        List<String> unknown = reading.words().entrySet().stream()
                .filter(e -> e.getValue() == Meaning.ASK)
                .map(e -> "'" + e.getKey() + "'")
                .filter(Objects::nonNull)
                .toList();
        if (!unknown.isEmpty()) {
            notes.add("Not known: " + String.join(", ", unknown)
                    + ". Say what it means, or leave it: then each such record waits for a person.");
        }
    }
}
