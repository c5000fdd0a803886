package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Signatures;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What finance gets: read as a finance system reads it, from the files and their manifests alone. */
class FinanceFeedIT {

    private final World world = new World();

    @Test
    void anExportIsBookedCompleteBalancedAndOnce() throws IOException {
        CustomerReturn r = world.returned("#F1", Map.of(), World.item("ACME-F1", 1, "6.50"));
        r.reaches("acme", "customerMoney", "PAID");
        List<String> names = exportedNow();
        String journal = only(names, "_FIN_");
        only(names, "_REFUNDS_");

        List<CSVRecord> rows = rows(journal);
        assertThat(sums(rows, row -> row.get("entry_id")).values()).allMatch(sum -> sum.signum() == 0);
        assertThat(sums(rows, row -> row.get("currency")).values()).allMatch(sum -> sum.signum() == 0);
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.get("order_ref")).isEqualTo("#F1");
            assertThat(row.get("debit_amount")).isEqualTo("6.50");
        });
        names.forEach(this::agreesWithItsManifest);
        names.forEach(this::isDelivered);
        againMakesNothingNew(journal, rows);
    }

    private List<String> exportedNow() {
        List<String> names = new ArrayList<>();
        world.api
                .post("/api/feeds", Map.of())
                .get("items")
                .forEach(feed -> names.add(feed.get("name").asText()));
        return names;
    }

    private void agreesWithItsManifest(String name) {
        JsonNode manifest = world.api.get("/api/feeds/" + name + "/manifest");
        byte[] content = world.api.bytes("/api/feeds/" + name);
        List<CSVRecord> rows = rows(name);
        assertThat(manifest.get("sha256").asText()).isEqualTo(Signatures.sha256(content));
        assertThat(manifest.get("row_count").asInt()).isEqualTo(rows.size());
        assertThat(manifest.get("entry_count").asInt()).isEqualTo(entries(rows).size());
        if (!name.contains("_FIN_")) {
            return;
        }
        for (JsonNode total : manifest.get("totals")) {
            for (String side : List.of("debit", "credit")) {
                BigDecimal sum = rows.stream()
                        .filter(row ->
                                row.get("currency").equals(total.get("currency").asText()))
                        .map(row -> decimal(row.get(side + "_amount")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum.movePointRight(2))
                        .isEqualByComparingTo(total.get(side + "_minor").decimalValue());
            }
        }
    }

    /** The three files lie in the finance directory, and the one that says "done" came last. */
    private void isDelivered(String name) {
        Path finance = world.data().resolve("finance");
        Path file = finance.resolve(name);
        Path manifest = finance.resolve(name + ".manifest.json");
        Path done = finance.resolve(name + ".done");
        assertThat(file).hasBinaryContent(world.api.bytes("/api/feeds/" + name));
        assertThat(manifest).hasBinaryContent(world.api.bytes("/api/feeds/" + name + "/manifest"));
        assertThat(done).content().startsWith(Signatures.sha256(world.api.bytes("/api/feeds/" + name)));
        try {
            assertThat(Files.getLastModifiedTime(done))
                    .isGreaterThanOrEqualTo(Files.getLastModifiedTime(file))
                    .isGreaterThanOrEqualTo(Files.getLastModifiedTime(manifest));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void againMakesNothingNew(String journal, List<CSVRecord> rows) {
        byte[] before = world.api.bytes("/api/feeds/" + journal);
        World.until("nothing is left to export", () -> {
            List<String> again = exportedNow();
            again.stream()
                    .filter(name -> name.contains("_FIN_"))
                    .forEach(name -> assertThat(entries(rows(name))).doesNotContainAnyElementsOf(entries(rows)));
            assertThat(again).isEmpty();
        });
        assertThat(world.api.bytes("/api/feeds/" + journal)).isEqualTo(before);
        assertThat(world.api.items("/api/feeds"))
                .extracting(f -> f.get("name").asText())
                .doesNotHaveDuplicates();
    }

    private static String only(List<String> names, String part) {
        assertThat(names).filteredOn(name -> name.contains(part)).hasSize(1);
        return names.stream().filter(name -> name.contains(part)).findFirst().orElseThrow();
    }

    private static Set<String> entries(List<CSVRecord> rows) {
        Set<String> entries = new HashSet<>();
        rows.forEach(row -> entries.add(row.get("entry_id")));
        return entries;
    }

    /** Debit minus credit by whatever. */
    private static Map<String, BigDecimal> sums(List<CSVRecord> rows, Function<CSVRecord, String> by) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(
                by.apply(row),
                decimal(row.get("debit_amount")).subtract(decimal(row.get("credit_amount"))),
                BigDecimal::add));
        return sums;
    }

    private static BigDecimal decimal(String cell) {
        return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
    }

    private List<CSVRecord> rows(String name) {
        String text = new String(world.api.bytes("/api/feeds/" + name), StandardCharsets.UTF_8);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try {
            return format.parse(new StringReader(text)).getRecords();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
