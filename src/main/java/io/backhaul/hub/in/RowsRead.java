package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.hub.in.ReceiptReader.RowRead;
import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.BankDetails;
import java.util.ArrayList;
import java.util.List;

/** A table's rows through the supplier's mapping: what the good ones say, and what is wrong with the others. */
final class RowsRead {

    private static final int MAX_PROBLEMS = 50;

    private final Mappings mappings;
    private final String file;
    private final String supplier;
    private final String stem;
    private final List<ObjectNode> messages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<RowRead> rows = new ArrayList<>();
    private int more;

    /** @param stem what the keys of rows begin with whose mapping gives none: their line follows, so they keep them */
    RowsRead(Mappings mappings, String file, String supplier, String stem) {
        this.mappings = mappings;
        this.file = file;
        this.supplier = supplier;
        this.stem = stem;
    }

    /** Refuses with {@link HeldForPerson} a table of which one cell names bank details. */
    void read(FileRows table, String mapping) {
        table.rows().stream()
                .flatMap(row -> row.values().values().stream())
                .flatMap(cell -> BankDetails.in(cell).stream())
                .findFirst()
                .ifPresent(found -> {
                    throw HeldForPerson.bankDetails(file, supplier, found);
                });
        table.rows().forEach(row -> read(row, mapping));
        if (table.rows().isEmpty()) {
            refuse(new UnreadableMessage(file, "the file has no rows"));
        }
    }

    /** The file as a whole says nothing. */
    void refuse(UnreadableMessage reason) {
        problem(reason.getMessage());
        rows.add(new RowRead(0, file, 0, reason.reason()));
    }

    private void read(CsvRow row, String mapping) {
        String key = row.values().values().stream().findFirst().orElse("");
        if (!row.readable()) {
            problem(FileRows.at(file, row) + ": " + row.problem());
            rows.add(new RowRead(row.line(), key, 0, row.problem()));
            return;
        }
        try {
            List<ObjectNode> said = mappings.apply(mapping, row.input(supplier));
            for (int i = 0; i < said.size(); i++) {
                messages.add(keyed(said.get(i), stem + "#L" + row.line() + (i == 0 ? "" : "." + i)));
            }
            rows.add(new RowRead(row.line(), key, said.size(), null));
        } catch (UnreadableMessage e) {
            problem(e.at(FileRows.at(file, row)).getMessage());
            rows.add(new RowRead(row.line(), key, 0, e.reason()));
        }
    }

    private static ObjectNode keyed(ObjectNode message, String key) {
        return message.hasNonNull("key") ? message : message.put("key", key);
    }

    private void problem(String words) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(words);
        } else {
            more++;
        }
    }

    List<ObjectNode> messages() {
        return messages;
    }

    /** The first of them in words, the others counted. */
    List<String> problems() {
        List<String> told = new ArrayList<>(problems);
        if (more > 0) {
            told.add(more + " more rows of " + file + " cannot be read");
        }
        return told;
    }

    List<RowRead> rows() {
        return rows;
    }
}
