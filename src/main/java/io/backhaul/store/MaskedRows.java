package io.backhaul.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.store.ErasureRows.Subject;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where somebody's words may stand in rows that stay: one line per place. Words are masked; ids, codes, amounts and times are what
 * facts, decisions and ledger consist of, and stay.
 */
final class MaskedRows {

    private static final String OF_CASES = "case_id = any (:cases)";
    private static final String OF_MESSAGES =
            "(case_id = any (:cases) or receipt_id = any (:receipts) and case_id is null)";

    /** One line per place where words may stand. */
    private static final List<Place> PLACES = List.of(
            new Place("message", "body", true, OF_MESSAGES),
            new Place("message", "reason", false, OF_MESSAGES),
            new Place("message", "source_id", false, OF_MESSAGES),
            new Place("receipt", "reason", false, "id = any (:receipts)"),
            new Place("receipt", "source_id", false, "id = any (:receipts)"),
            new Place("return_case", "summary", true, "id = any (:cases)"),
            new Place("review", "reason", false, "(" + OF_CASES + " or " + aboutMessages() + ")"),
            new Place("review", "resolution", false, "(" + OF_CASES + " or " + aboutMessages() + ")"),
            new Place("review", "candidates", true, aboutMessages()),
            new Place("command", "payload", true, OF_CASES),
            new Place("command", "outcome", false, OF_CASES),
            new Place("decision", "reason", false, OF_CASES),
            new Place("decision", "commands", true, OF_CASES),
            new Place("ledger_entry", "reason", false, OF_CASES),
            new Place("learned_key", "revoke_reason", false, OF_CASES));

    private final JdbcClient db;

    MaskedRows(JdbcClient db) {
        this.db = db;
    }

    private record Place(String table, String column, boolean json, String where) {}

    /** Masks words wherever they may stand; what was sent to partners and is over is forgotten, refunds excepted. */
    int mask(Subject subject, Collection<UUID> receipts, PersonalWords words) {
        db.sql("set local backhaul.erasing = 'on'").update();
        PersonalWords all = words.and(ownWords(subject, receipts));
        int masked = PLACES.stream()
                .mapToInt(place -> mask(place, subject, receipts, all))
                .sum();
        db.sql("set local backhaul.erasing = 'off'").update();
        return masked
                + db.sql("""
                        update command set request = null where merchant = ? and case_id = any (?) and request is not null
                            and kind <> 'REFUND' and status in ('SUCCEEDED', 'REJECTED', 'FAILED')""")
                        .params(subject.merchant(), subject.cases().toArray(UUID[]::new))
                        .update();
    }

    private TreeSet<String> ownWords(Subject subject, Collection<UUID> receipts) {
        TreeSet<String> words = new TreeSet<>();
        for (Cell cell : cells(PLACES.get(0), subject, receipts)) {
            PersonalWords.ownWords(StoredJson.read(cell.value(), JsonNode.class)).stream()
                    .filter(text -> text.length() > 12)
                    .forEach(words::add);
        }
        return words;
    }

    private record Cell(String row, String value) {}

    private List<Cell> cells(Place place, Subject subject, Collection<UUID> receipts) {
        String sql = "select ctid::text as row, " + place.column() + "::text as value from " + place.table()
                + " where merchant = :merchant and " + place.column() + " is not null and " + place.where()
                + " for update";
        return db.sql(sql)
                .param("merchant", subject.merchant())
                .param("cases", subject.cases().toArray(UUID[]::new))
                .param("receipts", receipts.toArray(UUID[]::new))
                .query(Cell.class)
                .list();
    }

    private int mask(Place place, Subject subject, Collection<UUID> receipts, PersonalWords words) {
        int masked = 0;
        for (Cell cell : cells(place, subject, receipts)) {
            String after = masked(place, cell.value(), words);
            if (!after.equals(cell.value())) {
                masked += db.sql("update " + place.table() + " set " + place.column() + " = ?"
                                + (place.json() ? "::jsonb" : "") + " where ctid = ?::tid")
                        .params(after, cell.row())
                        .update();
            }
        }
        return masked;
    }

    /** Equal to what was there when nothing is to be masked. */
    private static String masked(Place place, String value, PersonalWords words) {
        if (!place.json()) {
            return words.mask(value);
        }
        JsonNode before = StoredJson.read(value, JsonNode.class);
        JsonNode after = place.table().equals("message") ? words.maskMessage(before) : words.mask(before);
        return after.equals(before) ? value : StoredJson.write(after);
    }

    private static String aboutMessages() {
        return "(message_id = any (:receipts) or message_id in (select m.id from message m where m.merchant = :merchant and"
                + " (m.case_id = any (:cases) or m.receipt_id = any (:receipts) and m.case_id is null)))";
    }
}
