package io.backhaul.bench;

import io.backhaul.bench.Draft.Manner;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The first lines of a mapping: whose it is, and what it sees. */
final class HeadText {

    private HeadText() {}

    static void write(Draft draft, String from, Consumer<String> line) {
        line.accept("/* " + draft.who().name().replace("*/", "") + ": " + what(draft.manner())
                + " -> one message. Made by the bench from " + from + "; go on with it by hand or with the bench.");
        line.accept("   Input: " + input(draft) + ". */");
        line.accept("(");
        line.accept("  $supplier := supplier;");
    }

    private static String what(Manner manner) {
        return switch (manner) {
            case LABELS -> "one mail with labels";
            case ROWS -> "each row of the tables in a mail";
            default -> "one row of an answer file";
        };
    }

    private static String input(Draft draft) {
        return switch (draft.manner()) {
            case LABELS -> "supplier, text (his own words: quotes and signature are cut), subject, messageId, date";
            case ROWS ->
                "supplier, tables (rows, head to cell), text (his own words: quotes and signature are cut), messageId, date";
            default ->
                "supplier, line, row ("
                        + draft.reading().columns().values().stream()
                                .filter(Field::isRead)
                                .map(draft::column)
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + "; empty cells are absent)";
        };
    }
}
