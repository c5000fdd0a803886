package io.backhaul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.ChannelConfig.Complete;
import io.backhaul.hub.settings.ChannelConfig.Drop;
import io.backhaul.hub.settings.ChannelConfig.Files;
import io.backhaul.hub.settings.Secret;
import io.backhaul.mapping.FileFormat;
import io.backhaul.sandbox.files.SftpSandbox;
import io.backhaul.sandbox.kit.Ports;
import io.backhaul.sandbox.kit.Shelf;
import io.backhaul.store.Leases;
import io.backhaul.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files come whole and once or not at all, whatever the server, the network and the supplier's tools do. */
@Row("F4")
@SuppressWarnings("try") // a node works by being there
class SupplierDropIT {

    private static final String SUPPLIER = "hooli";
    private static final FileFormat CSV = FileFormat.of("csv", Map.of("columns", List.of("Order", "SKU")));

    @TempDir
    private Path directory;

    private final DataSource database = TestDatabase.empty();
    private final JdbcClient db = JdbcClient.create(database);
    private SftpSandbox server;
    private Path in;

    @BeforeEach
    void start() throws IOException {
        server = new SftpSandbox(directory.resolve("sftp"), new Ports(Shelf.open(directory.resolve("shelf"))));
        in = server.home(SUPPLIER).resolve("in");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Files files(String way, Complete complete) {
        Drop drop = new Drop("in", "out", "csv", complete, CSV, null, true, "x/y");
        if (way.equals("folder")) {
            Drop local = new Drop(
                    in.toString(), in.resolveSibling("out").toString(), "csv", complete, CSV, null, true, "x/y");
            return new ChannelConfig.Folder(local);
        }
        boolean key = way.equals("key");
        return new ChannelConfig.Sftp(
                "127.0.0.1",
                server.port(),
                SUPPLIER,
                key ? null : new Secret(SUPPLIER),
                key ? server.clientKey().toString() : null,
                null,
                drop);
    }

    private DropNode node(Files files) throws Exception {
        return node(files, new Leases(db));
    }

    private DropNode node(Files files, Leases leases) throws Exception {
        return new DropNode(
                database, leases, SUPPLIER, files, Path.of(server.settings().get("SFTP_KNOWN_HOSTS")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "key", "folder"})
    void aFileIsKeptOnceAndMovedToTheArchive(String way) throws Exception {
        write("Antworten März (2).csv", "Order,SKU\n#1,A\n");
        try (DropNode node = node(files(way, Complete.UNCHANGED))) {
            until(() -> assertThat(receipts()).containsExactly("Antworten März (2).csv RECEIVED"));
            until(() -> assertThat(names()).isEmpty());
        }
        assertThat(archived(".done")).singleElement().asString().matches("\\d{8}/\\d{9}-Antworten März \\(2\\).csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "folder"})
    void theSameContentUnderAnotherNameIsADuplicateAndOtherContentUnderTheSameNameIsNot(String way) throws Exception {
        try (DropNode node = node(files(way, Complete.UNCHANGED))) {
            write("a.csv", "Order,SKU\n#1,A\n");
            until(() -> assertThat(receipts()).containsExactly("a.csv RECEIVED"));
            write("b.csv", "Order,SKU\n#1,A\n");
            until(() -> assertThat(receipts()).containsExactly("a.csv RECEIVED", "b.csv DUPLICATE"));
            write("a.csv", "Order,SKU\n#1,B\n");
            until(() -> assertThat(receipts()).containsExactly("a.csv RECEIVED", "a.csv RECEIVED", "b.csv DUPLICATE"));
        }
        assertThat(db.sql("select rows ->> 0 from file_result where file = 'b.csv.result.csv'")
                        .query(String.class)
                        .single())
                .contains("duplicate", "the same as a.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "folder"})
    void aFileThatStillGrowsIsNotReadBeforeItIsWhole(String way) throws Exception {
        String row = "#1," + "A".repeat(1000) + "\n";
        Path file = in.resolve("slow.csv");
        java.nio.file.Files.writeString(file, "Order,SKU\n");
        try (DropNode node = node(files(way, Complete.UNCHANGED))) {
            for (int i = 0; i < 20; i++) {
                java.nio.file.Files.writeString(file, row, StandardOpenOption.APPEND);
                await().pollDelay(Duration.ofMillis(150)).until(() -> true);
                assertThat(receipts()).isEmpty();
            }
            until(() -> assertThat(receipts()).containsExactly("slow.csv RECEIVED"));
        }
        assertThat(sizes()).containsExactly(10L + 20 * row.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "folder"})
    void whatHasATemporaryNameOrNoDoneFileIsNotTouched(String way) throws Exception {
        try (DropNode node = node(files(way, Complete.DONE_FILE))) {
            write("x.csv.part", "Order,SKU\n#1");
            write("y.csv", "Order,SKU\n#2,B\n");
            write("z.csv", "Order,SKU\n#3,C\n");
            write("z.csv.done", "");
            until(() -> assertThat(receipts()).containsExactly("z.csv RECEIVED"));
            write("y.csv.done", "");
            until(() -> assertThat(receipts()).containsExactly("y.csv RECEIVED", "z.csv RECEIVED"));
            until(() -> assertThat(names()).containsExactly("x.csv.part"));
        }
    }

    @Test
    void aDownloadThatIsCutKeepsNothingAndIsTriedAgain() throws Exception {
        byte[] content = new byte[2_000_000];
        new Random(7).nextBytes(content);
        server.cut("large.csv", 2);
        java.nio.file.Files.write(in.resolve("large.csv"), content);
        try (DropNode node = node(files("sftp", Complete.UNCHANGED))) {
            until(() -> assertThat(server.cuts()).isEqualTo(2));
            until(() -> assertThat(receipts()).containsExactly("large.csv RECEIVED"));
        }
        assertThat(sizes()).containsExactly(2_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "folder"})
    void aFileOverTheLimitIsMovedAwayUnreadAndTheNextOneIsRead(String way) throws Exception {
        try (var large = new java.io.RandomAccessFile(in.resolve("huge.csv").toFile(), "rw")) {
            large.setLength(1024L * 1024 * 1024);
        }
        long before = used();
        try (DropNode node = node(files(way, Complete.UNCHANGED))) {
            write("next.csv", "Order,SKU\n#1,A\n");
            until(() -> assertThat(receipts()).containsExactly("huge.csv RECEIVED", "next.csv RECEIVED"));
            until(() -> assertThat(names()).isEmpty());
        }
        assertThat(used() - before).isLessThan(64L * 1024 * 1024);
        assertThat(sizes()).allMatch(size -> size < 1000);
        assertThat(archived(".error")).hasSize(1);
        assertThat(db.sql("select topic from receipt where source_id = 'huge.csv'")
                        .query(String.class)
                        .single())
                .isEqualTo("file-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "folder"})
    void aNameThatIsATrickIsNotTouchedAndToldOnce(String way) throws Exception {
        write("a\\..\\b.csv", "Order,SKU\n#1,A\n");
        write("x\u202Egpj.csv", "Order,SKU\n#1,B\n");
        write(".hidden.csv", "Order,SKU\n#1,C\n");
        java.nio.file.Files.createSymbolicLink(in.resolve("link.csv"), Path.of("/etc/hostname"));
        try (DropNode node = node(files(way, Complete.UNCHANGED))) {
            until(() -> assertThat(receipts()).hasSizeGreaterThanOrEqualTo(2));
            write("good.csv", "Order,SKU\n#1,D\n");
            until(() -> assertThat(receipts()).contains("good.csv RECEIVED"));
        }
        assertThat(names()).contains("a\\..\\b.csv", "x\u202Egpj.csv", ".hidden.csv");
        assertThat(db.sql("select count(*) from receipt where topic = 'file-refused'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aServerThatIsAwayIsAMarkAndComesBack() throws Exception {
        try (DropNode node = node(files("sftp", Complete.UNCHANGED))) {
            until(() -> assertThat(error()).isNull());
            server.away();
            until(() -> assertThat(error()).isNotBlank());
            server.back();
            write("later.csv", "Order,SKU\n#1,A\n");
            until(() -> assertThat(receipts()).containsExactly("later.csv RECEIVED"));
            until(() -> assertThat(error()).isNull());
        }
    }

    @Test
    void aServerWithAnotherHostKeyIsNotTalkedTo() throws Exception {
        Path known = Path.of(server.settings().get("SFTP_KNOWN_HOSTS"));
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        String stranger = PublicKeyEntry.toString(keys.generateKeyPair().getPublic());
        String ours = java.nio.file.Files.readString(known);
        java.nio.file.Files.writeString(known, ours.replaceAll("(?m)^(\\S+) .*$", "$1 " + stranger));
        write("a.csv", "Order,SKU\n#1,A\n");
        try (DropNode node = node(files("sftp", Complete.UNCHANGED))) {
            until(() -> assertThat(error()).contains("HostKey"));
            assertThat(receipts()).isEmpty();
        }
    }

    @Test
    void twoNodesOnOneDirectoryKeepEachFileOnce() throws Exception {
        Leases shared = new Leases(db); // one holder: both nodes believe that they may poll
        Files files = files("sftp", Complete.UNCHANGED);
        try (DropNode one = node(files, shared);
                DropNode two = node(files, shared)) {
            for (int i = 0; i < 20; i++) {
                write("f" + i + ".csv", "Order,SKU\n#" + i + ",A\n");
            }
            until(() -> assertThat(names()).isEmpty());
        }
        assertThat(receipts()).hasSize(20).allMatch(receipt -> receipt.endsWith("RECEIVED"));
        assertThat(db.sql("select count(*) from outbox").query(Integer.class).single())
                .isEqualTo(20);
    }

    private void write(String name, String content) throws IOException {
        java.nio.file.Files.writeString(in.resolve(name), content);
    }

    private List<String> receipts() {
        return db.sql("select source_id || ' ' || status from receipt order by 1")
                .query(String.class)
                .list();
    }

    private List<Long> sizes() {
        return db.sql("select size from receipt").query(Long.class).list();
    }

    private String error() {
        return db.sql("select coalesce(max(error), case when count(*) = 0 then 'not read yet' end) from channel_mark")
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = java.nio.file.Files.list(in)) {
            return files.filter(java.nio.file.Files::isRegularFile)
                    .filter(file -> !java.nio.file.Files.isSymbolicLink(file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> archived(String folder) throws IOException {
        Path root = in.resolve(folder);
        try (Stream<Path> files = java.nio.file.Files.walk(root)) {
            return files.filter(java.nio.file.Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void until(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(holds);
    }
}
