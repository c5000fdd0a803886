package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a passport says of the way his messages come. */
@Row("N12")
class WatchingTest {

    private static final Path SHIPPED = Path.of("config");

    @TempDir
    Path directory;

    @BeforeEach
    void shipped() throws IOException {
        for (String file : List.of("merchants/demo.yaml", "suppliers/acme.yaml", "suppliers/globex.yaml")) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.copy(SHIPPED.resolve(file), directory.resolve(file));
        }
    }

    private void change(String file, String text, String by) throws IOException {
        Path path = directory.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(text);
        Files.writeString(path, before.replace(text, by));
    }

    private SupplierConfig read(String supplier) {
        AnswerBoxes boxes = (merchants, address) -> address == null
                ? Optional.of("mail:first")
                : Optional.of("mail:second").filter(second -> address.equals("second@shop.example"));
        Set<String> mappings = Set.of("mail/answers", "globex/answers");
        return new ConfigurationFiles(name -> "1", boxes, mappings)
                .read(directory).suppliers().stream()
                        .map(ConfigurationFiles.Read::config)
                        .filter(s -> s.code().equals(supplier))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void heAnswersToTheMailboxHisPassportNames() throws IOException {
        assertThat(read("acme").passport().channel()).isEqualTo("mail:first");
        change("suppliers/acme.yaml", "  type: mail\n", "  type: mail\n  mailbox: second@shop.example\n");
        assertThat(read("acme").passport().channel()).isEqualTo("mail:second");
    }

    @Test
    void aMailboxThatIsNotThereStopsTheStart() throws IOException {
        change("suppliers/acme.yaml", "  type: mail\n", "  type: mail\n  mailbox: third@shop.example\n");
        assertThatThrownBy(() -> read("acme"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("suppliers/acme.yaml line 9")
                .hasMessageContaining("'third@shop.example' is the address of no mailbox of demo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ hours: 26 } | 26 hours | 2026-10-03T10:00:00Z",
                "{ days: 1 } | day | 2026-10-03T08:00:00Z",
                "{ businessDays: 1 } | business day | 2026-10-05T08:00:00Z"
            })
    void howOftenSomethingIsExpectedOnAFriday(String every, String words, Instant until) throws IOException {
        change(
                "suppliers/globex.yaml",
                "  type: sftp\n",
                "  type: sftp\n  canary: probe\n  expectEvery: " + every + "\n");
        Watching watching = read("globex").watching();
        assertThat(watching.canary()).isEqualTo("probe");
        assertThat(watching.expected()).hasToString(words);
        assertThat(watching.expected().after(Instant.parse("2026-10-02T08:00:00Z"), ZoneId.of("America/New_York")))
                .isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ hours: 0 }", "{ days: 1, hours: 2 }", "{ }"})
    void anythingElseStopsTheStart(String every) throws IOException {
        change("suppliers/globex.yaml", "  type: sftp\n", "  type: sftp\n  expectEvery: " + every + "\n");
        assertThatThrownBy(() -> read("globex")).hasMessageContaining("names one of hours, days and businessDays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "out", "in/", "./out"})
    void aCanaryIsNotWrittenWhereFilesLie(String directory) throws IOException {
        change("suppliers/globex.yaml", "  type: sftp\n", "  type: sftp\n  canary: " + directory + "\n");
        assertThatThrownBy(() -> read("globex"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("suppliers/globex.yaml line 9")
                .hasMessageContaining("is where files lie; give it a directory of its own");
    }

    @Test
    void whatIsNotWatchedSaysNothing() {
        assertThat(read("globex").watching()).isEqualTo(new Watching(null, null));
    }
}
