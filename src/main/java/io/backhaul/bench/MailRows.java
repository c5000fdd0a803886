package io.backhaul.bench;

import io.backhaul.mapping.words.Tables;
import io.backhaul.partner.mail.ReceivedMail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of the tables in a mail's own text, head to cell, as its mapping sees them. */
final class MailRows {

    private static final String HIDDEN = "xxx";

    /** A table of two columns is one of labels. */
    private static final int NARROWEST = 3;

    private MailRows() {}

    static List<Map<String, String>> of(ReceivedMail mail) {
        return Tables.records(mail.answerText()).stream().flatMap(List::stream).toList();
    }

    /** Whether more than half of the mails have a table with a head row. */
    static boolean areUsual(List<ReceivedMail> mails) {
        long with = mails.stream()
                .filter(mail -> of(mail).stream().anyMatch(row -> row.size() >= NARROWEST))
                .count();
        return with * 2 > mails.size();
    }

    /** The text without the cells nobody reads. */
    static String masked(String text, Draft draft) {
        List<String> lines = new ArrayList<>();
        List<String> head = null;
        for (String line : text.split("\n", -1)) {
            boolean row = line.startsWith("|") && line.indexOf('|', 1) > 0;
            List<String> cells = row ? cells(line) : null;
            lines.add(head == null || !row ? line : hidden(cells, head, draft));
            head = !row ? null : head == null ? cells : head;
        }
        return String.join("\n", lines);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.strip().replaceAll("^\\||\\|$", "").split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static String hidden(List<String> cells, List<String> head, Draft draft) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Field field = i < head.size() ? draft.reading().columns().get(head.get(i)) : null;
            boolean stays = field != null && field.isRead() || !cells.get(i).matches(".*[\\p{L}\\p{N}].*");
            shown.add(stays ? cells.get(i) : HIDDEN);
        }
        return shown.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
