package io.backhaul.finance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What a reader of a feed checks before he books a file: the number follows the last one, the bytes are the released ones,
 * the counts agree, debit equals credit per entry and per currency, and no entry was seen in an earlier file. Pure; keeps what
 * it has seen, so one instance reads one flavour's files in order.
 */
public final class FeedCheck {

    private final Set<String> seenEntries = new HashSet<>();
    private long lastSequence;

    /** A reader who has booked nothing yet. */
    public FeedCheck() {
        this(0);
    }

    /** A reader who has booked up to this file number. */
    public FeedCheck(long lastSequence) {
        this.lastSequence = lastSequence;
    }

    /**
     * Checks one file against its manifest.
     *
     * @return what is wrong, in words; empty when the file may be booked
     */
    public List<String> problems(byte[] content, String manifestJson) {
        FeedManifest manifest = FeedManifest.read(manifestJson);
        List<String> problems = new ArrayList<>();
        expect(problems, "file number", lastSequence + 1, manifest.fileSeq());
        expect(problems, "sha256", manifest.sha256(), Sha256.of(content));
        List<CSVRecord> rows = rows(content);
        expect(problems, "rows", manifest.rowCount(), rows.size());
        Set<String> entries = new HashSet<>();
        rows.forEach(row -> entries.add(row.get("entry_id")));
        expect(problems, "entries", manifest.entryCount(), entries.size());
        entries.stream()
                .filter(seenEntries::contains)
                .forEach(id -> problems.add("entry " + id + " stands in an earlier file"));
        if (!rows.isEmpty() && rows.get(0).isMapped("debit_amount")) {
            sums(problems, rows);
        }
        seenEntries.addAll(entries);
        lastSequence = manifest.fileSeq();
        return List.copyOf(problems);
    }

    private static void sums(List<String> problems, List<CSVRecord> rows) {
        Map<String, BigDecimal> balances = new HashMap<>();
        for (CSVRecord row : rows) {
            BigDecimal side = decimal(row.get("debit_amount")).subtract(decimal(row.get("credit_amount")));
            balances.merge("entry " + row.get("entry_id"), side, BigDecimal::add);
            balances.merge("currency " + row.get("currency"), side, BigDecimal::add);
        }
        balances.forEach((what, balance) -> {
            if (balance.signum() != 0) {
                problems.add(what + " is out of balance by " + balance.toPlainString());
            }
        });
    }

    private static BigDecimal decimal(String cell) {
        return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
    }

    private static void expect(List<String> problems, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            problems.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private static List<CSVRecord> rows(byte[] content) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new String(content, StandardCharsets.UTF_8), format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new IllegalArgumentException("not a CSV file: " + e.getMessage(), e);
        }
    }
}
