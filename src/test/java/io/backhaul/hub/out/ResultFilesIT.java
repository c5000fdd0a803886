package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.store.FileResults;
import io.backhaul.store.Leases;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to suppliers' files: when they are left, and that none holds up another. */
@Row("F4")
class ResultFilesIT {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");

    @TempDir
    private Path config;

    private final TestDatabase database = TestDatabase.fresh();
    private final FileResults results = new FileResults(database.jdbc());
    private final ReturnsRows rows = new ReturnsRows(database, "demo");
    private final Map<String, byte[]> left = new TreeMap<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ResultFiles files;

    @BeforeEach
    void start() throws Exception {
        copy("merchants/demo.yaml", "");
        copy("suppliers/globex.yaml", "csv: { charset: windows-1252,");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:leave-file-globex")
                        .process(exchange -> left.put(
                                exchange.getMessage().getHeader("CamelFileName", String.class),
                                exchange.getMessage().getBody(byte[].class)));
            }
        });
        camel.start();
        files = new ResultFiles(
                new OutgoingFile(camel.createProducerTemplate()),
                ShippedFiles.read(config, name -> name.endsWith("_PORT") ? "9" : "http://127.0.0.1:9"),
                results,
                new Leases(database.jdbc()));
    }

    private void copy(String file, String csv) throws IOException {
        Files.createDirectories(config.resolve(file).getParent());
        String text = Files.readString(Path.of("config").resolve(file));
        Files.writeString(config.resolve(file), csv.isEmpty() ? text : text.replace("csv: {", csv));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void answered(String name, UUID receipt, FileResults.Row row) {
        results.plan("demo", "globex", receipt, name, "aaaaaaaaaa", List.of(row));
    }

    private static FileResults.Row refused(String key) {
        return new FileResults.Row(2, key, List.of(), "refused", "no such return");
    }

    @Test
    void oneLetterHisCharsetLacksHoldsUpNeitherThisAnswerNorTheNext() {
        answered("first.csv", null, refused("Dvořák"));
        answered("second.csv", null, refused("Müller"));
        files.leave();
        assertThat(left).containsOnlyKeys("first.csv.result.csv", "second.csv.result.csv");
        assertThat(new String(left.get("first.csv.result.csv"), StandardCharsets.UTF_8))
                .contains("2;Dvořák;refused;no such return");
        assertThat(new String(left.get("second.csv.result.csv"), WESTERN)).contains("2;Müller;refused;no such return");
        assertThat(results.due(10)).isEmpty();
    }

    /** An answer that says "accepted" of what nobody has applied would be wrong. */
    @Test
    void aFileOfASupplierInShadowIsAnsweredWhenHeIsTurnedOn() {
        UUID receipt = rows.receipt("sftp:globex", "shadow.csv", "READ", null, NOW);
        UUID message = rows.message(receipt, null, "sftp:globex", "shadow.csv", "RETURN_DECLINED", "{}", "SHADOW", NOW);
        answered("shadow.csv", receipt, new FileResults.Row(2, "R-1", List.of(message), null, null));
        answered("other.csv", null, refused("R-2"));
        files.leave();
        assertThat(left).containsOnlyKeys("other.csv.result.csv");

        status(message, "RECEIVED");
        files.leave();
        assertThat(left).doesNotContainKey("shadow.csv.result.csv");
        status(message, "APPLIED");
        files.leave();
        assertThat(new String(left.get("shadow.csv.result.csv"), WESTERN)).contains("2;R-1;accepted;");
    }

    private void status(UUID message, String status) {
        database.jdbc()
                .sql("update message set status = ? where id = ?")
                .params(status, message)
                .update();
    }
}
