package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.ReturnMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the samples that lie beside the mappings of an installation, each as a test. */
public final class SampleRun {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Mappings mappings;
    private final SampleInputs inputs;

    /** @param installation where the directories {@code config} and {@code mappings} lie */
    public SampleRun(Path installation) {
        directory = installation.resolve("mappings");
        mappings = new Mappings(directory);
        inputs = new SampleInputs(installation);
    }

    /** All there are. */
    public List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(this::isSample)
                    .sorted()
                    .toList();
        }
    }

    /** It must give what lies beside it. */
    public void check(Path sample) throws IOException {
        Path expected = beside(sample, ".expected.json");
        Path error = beside(sample, ".error.txt");
        assertThat(Files.exists(expected) || Files.exists(error))
                .as("neither %s nor %s", expected, error)
                .isTrue();
        List<ObjectNode> messages = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        read(sample, messages, problems);
        if (Files.exists(error)) {
            assertThat(String.join("\n", problems))
                    .contains(Files.readString(error).strip());
        } else {
            assertThat(problems).isEmpty();
        }
        if (Files.exists(expected)) {
            assertThat(tree(messages)).isEqualTo(JSON.readTree(Files.readString(expected)));
        } else {
            assertThat(messages).isEmpty();
        }
    }

    private void read(Path sample, List<ObjectNode> messages, List<String> problems) throws IOException {
        String mapping = mappingOf(sample);
        try {
            for (SampleInputs.Part part : inputs.of(sample)) {
                apply(mapping, part, messages, problems);
            }
        } catch (UnreadableMessage e) {
            problems.add(e.getMessage());
        }
        messages.forEach(SampleRun::mustBecomeARecord);
    }

    private void apply(String mapping, SampleInputs.Part part, List<ObjectNode> messages, List<String> problems) {
        if (part.problem() != null) {
            problems.add(part.position() + ": " + part.problem());
            return;
        }
        try {
            messages.addAll(mappings.apply(mapping, part.input()));
        } catch (UnreadableMessage e) {
            problems.add(
                    part.position() == null
                            ? e.getMessage()
                            : e.at(part.position()).getMessage());
        }
    }

    /** What the schema lets through, the record's constructor must take too. */
    private static void mustBecomeARecord(ObjectNode message) {
        ObjectNode complete = message.deepCopy()
                .put("id", "00000000-0000-5000-8000-000000000001")
                .put("merchant", "demo")
                .put("source", "test:sample")
                .put("receivedAt", "2026-10-01T00:00:00Z")
                .put("sequence", 1)
                .put("schemaVersion", 1);
        if (!complete.has("key")) {
            complete.put("key", "sample#0");
        }
        ReturnMessage record = CanonicalJson.read(complete);
        assertThat(CanonicalJson.read(CanonicalJson.write(record))).isEqualTo(record);
    }

    private String mappingOf(Path sample) {
        Path folder = sample;
        while (!folder.getParent().getFileName().toString().equals("samples")) {
            folder = folder.getParent();
        }
        String partner = directory.relativize(folder.getParent().getParent()).toString();
        String name = folder.getFileName().toString();
        List<String> candidates = mappings.names().stream()
                .filter(mapping -> mapping.startsWith(partner + "/"))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        return candidates.stream()
                .filter(mapping -> name.startsWith(mapping.substring(partner.length() + 1)))
                .findFirst()
                .or(() -> candidates.size() == 1 ? candidates.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> new AssertionError("which of " + candidates + " reads " + sample
                        + "? Let its name begin with the mapping's name"));
    }

    private boolean isSample(Path file) {
        String name = file.getFileName().toString();
        return directory.relativize(file).toString().contains("samples")
                && name.matches(".*\\.(json|csv|xlsx|xml|eml|edi)")
                && !name.endsWith(".expected.json");
    }

    private static JsonNode tree(List<ObjectNode> messages) throws IOException {
        return JSON.readTree(JSON.writeValueAsString(messages));
    }

    private static Path beside(Path sample, String ending) {
        String name = sample.getFileName().toString();
        return sample.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }
}
