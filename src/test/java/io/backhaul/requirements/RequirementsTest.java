package io.backhaul.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the requirements is proven by a test that names it, or says why it is not built. Writes
 * {@code target/requirements.json}.
 */
class RequirementsTest {

    private static final Path REPORT = Path.of("target/requirements.json");

    private static Map<String, Set<Method>> tests;
    private static Proof proof;

    @BeforeAll
    static void proveAll() throws IOException {
        tests = RowTests.byRow();
        proof = Proof.of(tests.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        report();
    }

    static List<Requirement> rows() throws IOException {
        return Requirement.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isProvenOrSaysWhyNot(Requirement requirement) {
        Set<Method> proving = tests.getOrDefault(requirement.row(), Set.of());

        if (requirement.notBuilt() != null) {
            assertThat(requirement.notBuilt()).as("reason").isNotBlank();
            assertThat(proving)
                    .as("a row with tests is built: strike its reason")
                    .isEmpty();
        } else {
            assertThat(proving).as("tests that name " + requirement).isNotEmpty();
            assertThat(proving).allMatch(proof::ran, "ran").allMatch(test -> proof.failure(test) == null, "passed");
        }
    }

    @Test
    void everyRowOfTheRequirementsIsListedOnceAndNoTestNamesAnother() throws IOException {
        List<String> rows = Requirement.all().stream().map(Requirement::row).toList();

        assertThat(rows).doesNotHaveDuplicates().contains("S1", "S230").hasSize(242);
        assertThat(tests.keySet()).filteredOn(row -> row.matches("[SX].*")).isSubsetOf(rows);
    }

    private static void report() throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Requirement requirement : Requirement.all()) {
            rows.add(line(requirement));
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(REPORT.toFile(), rows);
        assertThat(Files.size(REPORT)).isPositive();
    }

    private static Map<String, Object> line(Requirement requirement) {
        Set<Method> proving = tests.getOrDefault(requirement.row(), Set.of());
        String failed = proving.stream()
                .map(test -> proof.ran(test) ? proof.failure(test) : test.getName() + " did not run")
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("row", requirement.row());
        line.put("kind", requirement.kind());
        line.put("text", requirement.text());
        line.put("result", proving.isEmpty() ? "not-built" : failed == null ? "passed" : "failed");
        line.put("reason", proving.isEmpty() ? requirement.notBuilt() : failed);
        line.put(
                "tests",
                proving.stream()
                        .map(test -> test.getDeclaringClass().getSimpleName() + "." + test.getName())
                        .sorted()
                        .toList());
        return line;
    }
}
