package io.backhaul.conformance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the hub really sent to the simulated stores in the integration tests before. */
final class RecordedRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedRequests() {}

    /** @param variables as sent, numbers and nulls kept */
    record Request(String version, String query, String operationName, Map<String, Object> variables) {

        static Request of(JsonNode line) {
            JsonNode request = line.path("request");
            return new Request(
                    line.path("version").asText(),
                    request.path("query").asText(),
                    request.path("operationName").asText(),
                    JSON.convertValue(request.path("variables"), new TypeReference<>() {}));
        }
    }

    static List<Request> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".jsonl"))
                    .flatMap(RecordedRequests::lines)
                    .distinct()
                    .toList();
        }
    }

    private static Stream<Request> lines(Path file) {
        try {
            // the last line of a JVM that was killed may be half
            return Files.readAllLines(file).stream()
                    .filter(line -> line.endsWith("}}"))
                    .map(RecordedRequests::tree)
                    .map(Request::of);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
