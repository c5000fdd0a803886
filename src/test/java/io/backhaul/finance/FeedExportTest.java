package io.backhaul.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.ReturnsRows.Posting;
import io.backhaul.testing.TestDatabase;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class FeedExportTest {

    private static final Instant NOW = Instant.parse("2026-10-02T10:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final ReturnsRows rows = new ReturnsRows(database, "demo");
    private final FeedExport export = new FeedExport(jdbc, database.transactions(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final FeedFiles files = new FeedFiles(jdbc);
    private UUID caseId;

    @TempDir
    Path directory;

    @BeforeEach
    void aReturn() {
        caseId = rows.returnCase("#2001", "OPEN", NOW, "{}");
    }

    @Row({"S72", "S207"})
    @Test
    void exportsEveryEntryOnceWithoutGaps() {
        refund(650);
        assertThat(export.export("demo"))
                .containsExactly("BACKHAUL_REFUNDS_demo_20261002_000001.csv", "BACKHAUL_FIN_demo_20261002_000001.csv");
        assertThat(export.export("demo")).as("nothing new makes no file").isEmpty();

        credit(4990);
        assertThat(export.export("demo"))
                .containsExactly("BACKHAUL_CREDITS_demo_20261002_000001.csv", "BACKHAUL_FIN_demo_20261002_000002.csv");

        FeedCheck reader = new FeedCheck();
        for (int n = 1; n <= 2; n++) {
            FeedFile file = file("BACKHAUL_FIN_demo_20261002_00000" + n + ".csv");
            assertThat(reader.problems(bytes(file), file.manifest())).isEmpty();
        }
    }

    @Row("S102")
    @Test
    void theJournalNamesOrderAndRefund() {
        refund(650);
        export.export("demo");
        assertThat(file("BACKHAUL_FIN_demo_20261002_000001.csv").content().lines())
                .hasSize(5)
                .anyMatch(
                        line -> line.contains("CUSTOMER_REFUNDS_PAYABLE,CUSTOMER_REFUNDS_PAYABLE,6.50,,USD,\"#2001\",")
                                && line.contains(",stripe,re_1,"));
    }

    @Test
    void theJournalIsStrictlyTheNewestFile() {
        refund(650);
        credit(4990);
        export.export("demo");
        List<FeedFile> all = all();
        assertThat(all).hasSize(3).extracting(FeedFile::createdAt).doesNotHaveDuplicates();
        assertThat(all.stream()
                        .max(Comparator.comparing(FeedFile::createdAt))
                        .orElseThrow()
                        .flavour())
                .isEqualTo("journal");
    }

    @Test
    void amountsKeepTheirCurrencysDecimals() {
        rows.entry(
                caseId,
                "REFUND_PAID",
                "CUSTOMER_REFUNDS_PAYABLE",
                "PROCESSOR_CLEARING:stripe",
                500,
                Posting.of("paid").currency("JPY"));
        export.export("demo");
        assertThat(file("BACKHAUL_REFUNDS_demo_20261002_000001.csv").content()).contains(",500,JPY,");
        assertThat(file("BACKHAUL_FIN_demo_20261002_000001.csv").content()).contains(",500,,JPY,");
    }

    @Test
    void aWriteOffOfACustomersRefundIsNoSupplierCredit() {
        rows.entry(caseId, "WRITE_OFF", "CUSTOMER_REFUNDS_PAYABLE", "SALES_RETURNS", 100, Posting.of("card expired"));
        assertThat(export.export("demo")).containsExactly("BACKHAUL_FIN_demo_20261002_000001.csv");
    }

    @Test
    void oneMerchantNeverSeesAnothersEntries() {
        refund(650);
        assertThat(export.export("other")).isEmpty();
        assertThat(files.find("other", "BACKHAUL_FIN_demo_20261002_000001.csv")).isEmpty();
    }

    @Test
    void exportsAtTheSameTimeGiveEveryEntryToOneFile() throws Exception {
        for (int n = 0; n < 20; n++) {
            refund(100 + n);
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> exports = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                exports.add(() -> export.export("demo"));
            }
            int made = 0;
            for (Future<List<String>> names : pool.invokeAll(exports)) {
                made += names.get().size();
            }
            assertThat(made).isEqualTo(2);
        } finally {
            pool.shutdown();
        }
        assertThat(jdbc.sql("select count(*) from feed_entry where flavour = 'journal'")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void aFailedExportTakesNoNumber() {
        refund(650);
        InstantSource dark = () -> {
            throw new IllegalStateException("the lights went out");
        };
        FeedExport broken = new FeedExport(jdbc, database.transactions(), dark.withZone(ZoneOffset.UTC));
        assertThatThrownBy(() -> broken.export("demo")).isInstanceOf(IllegalStateException.class);
        assertThat(export.export("demo")).contains("BACKHAUL_FIN_demo_20261002_000001.csv");
    }

    @Test
    void deliversFileThenManifestThenDone() throws Exception {
        refund(650);
        export.export("demo");
        assertThat(delivery().deliver()).isEqualTo(2);
        assertThat(delivery().deliver()).as("delivered once").isZero();

        FeedFile file = file("BACKHAUL_FIN_demo_20261002_000001.csv");
        assertThat(Files.readAllBytes(directory.resolve(file.name()))).isEqualTo(bytes(file));
        assertThat(directory.resolve(file.name() + ".manifest.json")).hasContent(file.manifest());
        assertThat(directory.resolve(file.name() + ".done")).content().startsWith(file.sha256());
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aCrashBetweenFileAndDoneIsFinishedByTheNextDelivery() throws Exception {
        refund(650);
        export.export("demo");
        FeedFile file = file("BACKHAUL_FIN_demo_20261002_000001.csv");
        Files.write(directory.resolve(file.name()), bytes(file));
        Files.writeString(directory.resolve(file.name() + ".manifest.json.tmp"), "{ half a mani");

        delivery().deliver();
        assertThat(directory.resolve(file.name() + ".manifest.json")).hasContent(file.manifest());
        assertThat(directory.resolve(file.name() + ".done")).exists();
        assertThat(file(file.name()).delivered()).isTrue();
    }

    @Test
    void aReleasedFileIsNeverOverwritten() throws Exception {
        refund(650);
        export.export("demo");
        Path path = directory.resolve("BACKHAUL_REFUNDS_demo_20261002_000001.csv");
        Files.writeString(path, "somebody else's");
        assertThatThrownBy(() -> delivery().deliver())
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("other bytes");
        assertThat(path).hasContent("somebody else's");
    }

    private FeedDelivery delivery() {
        return new FeedDelivery(jdbc, database.transactions(), directory);
    }

    private void refund(long minor) {
        rows.entry(
                caseId, "REFUND_APPROVED", "SALES_RETURNS", "CUSTOMER_REFUNDS_PAYABLE", minor, Posting.of("inspected"));
        rows.entry(
                caseId,
                "REFUND_PAID",
                "CUSTOMER_REFUNDS_PAYABLE",
                "PROCESSOR_CLEARING:stripe",
                minor,
                Posting.of("paid by Stripe").reference("stripe/re_1"));
    }

    private void credit(long minor) {
        rows.entry(
                caseId,
                "SUPPLIER_CREDIT_RECEIVED",
                "ACCOUNTS_PAYABLE:acme",
                "SUPPLIER_RECEIVABLE:acme",
                minor,
                Posting.of("credit memo").supplier("acme").reference("CM-1"));
    }

    private FeedFile file(String name) {
        return files.find("demo", name).orElseThrow();
    }

    private List<FeedFile> all() {
        return jdbc.sql("select name from feed_file").query(String.class).list().stream()
                .map(this::file)
                .toList();
    }

    private static byte[] bytes(FeedFile file) {
        return file.content().getBytes(StandardCharsets.UTF_8);
    }
}
