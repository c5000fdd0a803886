package io.backhaul.hub.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.bench.DraftFiles;
import io.backhaul.console.Refused;
import io.backhaul.core.fixture.Row;
import io.backhaul.store.PublishedFiles;
import io.backhaul.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supplier published again has the samples of his newest version and no others. */
@Row("N1")
class FileWriterTest {

    private static final String PASSPORT = "config/suppliers/hooli.yaml";
    private static final String MAPPING = "mappings/hooli/answers.jsonata";
    private static final String SAMPLES = "mappings/hooli/samples/";

    @TempDir
    private Path home;

    private FileWriter writer() {
        return new FileWriter(home.resolve("config"), home.resolve("mappings"));
    }

    private static DraftFiles draft(String version, String... samples) {
        Map<String, String> texts = new LinkedHashMap<>(Map.of(PASSPORT, version, MAPPING, version));
        for (String sample : samples) {
            texts.put(SAMPLES + sample, version);
        }
        return new DraftFiles(texts, Map.of(), List.of());
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String[] samples() {
        String[] names = home.resolve(SAMPLES).toFile().list();
        return names == null ? new String[0] : names;
    }

    @Test
    void samplesOfTheVersionBeforeGoAndNobodyElsesDo() throws IOException {
        writer().write(draft("1", "sample-1.csv", "sample-1.error.txt", "sample-2.eml", "sample-2.expected.json"));
        file(SAMPLES + "by-hand.csv", "mine");
        file(SAMPLES + "sample-of-march.csv", "mine");
        file("mappings/acme/samples/sample-3.csv", "another supplier's");
        DraftFiles second = draft("2", "sample-1.csv", "sample-1.expected.json");

        assertThat(writer().replaced(second))
                .isEqualTo(Map.of(
                        PASSPORT,
                        "1",
                        MAPPING,
                        "1",
                        SAMPLES + "sample-1.csv",
                        "1",
                        SAMPLES + "sample-1.error.txt",
                        "1",
                        SAMPLES + "sample-2.eml",
                        "1",
                        SAMPLES + "sample-2.expected.json",
                        "1"));
        assertThat(writer().write(second))
                .containsExactly(MAPPING, SAMPLES + "sample-1.csv", SAMPLES + "sample-1.expected.json", PASSPORT);
        assertThat(samples())
                .containsExactlyInAnyOrder(
                        "sample-1.csv", "sample-1.expected.json", "by-hand.csv", "sample-of-march.csv");
        assertThat(home.resolve("mappings/acme/samples/sample-3.csv")).exists();
        assertThat(writer().replaced(second)).isEmpty();
    }

    @Test
    void aDraftWithoutAMappingOfItsOwnTouchesNoSamples() {
        writer().write(draft("1", "sample-1.csv"));
        DraftFiles passport = new DraftFiles(Map.of(PASSPORT, "2"), Map.of(), List.of());
        assertThat(writer().replaced(passport)).containsOnlyKeys(PASSPORT);
        writer().write(passport);
        assertThat(samples()).containsExactly("sample-1.csv");
    }

    @Test
    void cutOffBeforeTheOldOnesGoItIsFinishedByPublishingOnceMore() throws IOException {
        writer().write(draft("1", "sample-1.csv", "sample-1.error.txt"));
        DraftFiles second = draft("2", "sample-1.csv", "sample-2.csv");
        file(SAMPLES + "sample-2.csv/in-the-way", "a directory");
        assertThatThrownBy(() -> writer().write(second)).isInstanceOf(Refused.class);
        assertThat(samples()).contains("sample-1.error.txt");
        assertThat(home.resolve(PASSPORT)).as("the passport comes last").hasContent("1");

        Files.delete(home.resolve(SAMPLES + "sample-2.csv/in-the-way"));
        Files.delete(home.resolve(SAMPLES + "sample-2.csv"));
        assertThat(writer().replaced(second)).containsKeys(SAMPLES + "sample-1.error.txt", PASSPORT);
        writer().write(second);
        assertThat(samples())
                .filteredOn(name -> !name.startsWith("."))
                .containsExactlyInAnyOrder("sample-1.csv", "sample-2.csv");
        assertThat(home.resolve(PASSPORT)).hasContent("2");
    }

    @Test
    void whatIsTakenAwayIsKeptAsARow() {
        TestDatabase database = TestDatabase.fresh();
        Publications publications =
                new Publications(new PublishedFiles(database.jdbc()), database.transactions(), Clock.systemUTC());
        writer().write(draft("1", "sample-1.error.txt"));
        DraftFiles second = draft("2", "sample-1.csv");
        publications.keep("demo", "hooli", second, writer().replaced(second), "ann");
        assertThat(database.jdbc()
                        .sql(
                                "select path || ' ' || coalesce(replaced, '-') || ' ' || body from published_file order by id")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        PASSPORT + " 1 2",
                        MAPPING + " 1 2",
                        SAMPLES + "sample-1.csv - 2",
                        SAMPLES + "sample-1.error.txt 1 ");
    }
}
