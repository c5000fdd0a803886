package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Every request the stores receive, once, in the directory named by the system property {@value #PROPERTY}: a JSON line each,
 * which the conformance check holds against Shopify's published schema. Without the property nothing is written.
 */
final class Recordings {

    static final String PROPERTY = "backhaul.sandbox.recordings";

    private final Path file;
    private final Set<UUID> seen = new HashSet<>();

    private Recordings(Path file) {
        this.file = file;
    }

    static Optional<Recordings> configured() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .map(Recordings::in);
    }

    private static Recordings in(Path directory) {
        try {
            Files.createDirectories(directory);
            return new Recordings(
                    directory.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException("requests cannot be recorded in " + directory, e);
        }
    }

    synchronized void keep(String version, JsonNode request) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("version", version);
        line.put("request", request);
        String text = Json.text(line);
        if (!seen.add(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)))) {
            return;
        }
        try {
            Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the request cannot be recorded in " + file, e);
        }
    }
}
