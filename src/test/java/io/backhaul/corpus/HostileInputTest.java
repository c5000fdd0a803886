package io.backhaul.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backhaul.partner.filedrop.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Inputs made to do harm, read in a process with 256 MB: each is refused with a reason or read for what it says, in a few
 * seconds of the processor, and the message after it is read as ever. {@code target/corpus/hostile.jsonl} tells of each.
 */
class HostileInputTest {

    private static final Path REPORT = Path.of("target/corpus/hostile.jsonl");
    private static final String MEMORY = "-Xmx256m";
    private static final long PATIENCE_MILLIS = 10_000; // of processor time, on a slow machine
    private static final int LONGEST_REASON = 2_000;

    /** What must not reach a log, a console or a page: control characters, and those that turn the direction of text. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Map<String, JsonNode> LINES = new HashMap<>();

    @BeforeAll
    static void readThemAll(@TempDir Path scratch) throws IOException, InterruptedException {
        Path lines = scratch.resolve("lines.json");
        Path log = scratch.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MEMORY,
                        HostileRun.class.getName(),
                        scratch.toString(),
                        lines.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        Files.createDirectories(REPORT.getParent());
        Files.copy(lines, REPORT, StandardCopyOption.REPLACE_EXISTING);
        for (String line : Files.readAllLines(lines)) {
            JsonNode told = new ObjectMapper().readTree(line);
            LINES.put(told.get("name").asText(), told);
        }
        assertThat(ended && process.exitValue() == 0)
                .as("ended by itself after %d inputs: %s", LINES.size(), Files.readString(log))
                .isTrue();
    }

    @TestFactory
    Stream<DynamicTest> isRefusedWithAReasonOrReadForWhatItSays() {
        return HostileRun.inputs().map(input -> DynamicTest.dynamicTest(input.name(), () -> check(input)));
    }

    private static void check(Hostile input) {
        JsonNode told = LINES.get(input.name());
        assertThat(told).as("the process died of it").isNotNull();
        List<String> reasons =
                told.get("reasons").valueStream().map(JsonNode::asText).toList();
        String facts = told.get("facts").asText();
        assertThat(reasons).noneMatch(reason -> reason.startsWith("CRASH"));
        assertThat(reasons).allMatch(reason -> !UNSEEN.matcher(reason).find() && reason.length() < LONGEST_REASON);
        assertThat(facts).doesNotContainPattern(UNSEEN);
        if (input.reason() != null) {
            assertThat(String.join("; ", reasons)).containsPattern(input.reason());
        }
        if (input.fact() == null || !reasons.isEmpty()) {
            assertThat(facts).isEqualTo("[]");
        } else {
            assertThat(facts).containsPattern(input.fact());
        }
        assertThat(told.get("millis").asLong()).isLessThan(PATIENCE_MILLIS);
        assertThat(told.get("next").asBoolean()).as("the next message").isTrue();
    }

    @Test
    void namesThatLeaveTheDirectoryAreNeverTouched() {
        assertThat(List.of(
                        "../answers.csv",
                        "..",
                        "/etc/passwd",
                        "a/b.csv",
                        "a\\b.csv",
                        "..\\..\\x.csv",
                        "%2e%2e%2fx.csv",
                        "answers.csv\u0000.exe",
                        "answers.csv\n",
                        "\u001b[31m.csv",
                        "invoice\u202efdp.exe",
                        ".answers.csv",
                        "",
                        "a".repeat(200) + ".csv"))
                .noneMatch(FileNames::isSafe);
    }
}
