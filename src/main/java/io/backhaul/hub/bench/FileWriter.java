package io.backhaul.hub.bench;

import io.backhaul.bench.DraftFiles;
import io.backhaul.console.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Writes a draft's files into the directories of configuration and mappings, each whole or not at all. */
public final class FileWriter {

    private final Path config;
    private final Path mappings;

    public FileWriter(Path config, Path mappings) {
        this.config = config.toAbsolutePath().normalize();
        this.mappings = mappings.toAbsolutePath().normalize();
    }

    /** Whether both directories can be written; those of a container cannot. */
    public boolean isPossible() {
        return Files.isWritable(config.resolve("suppliers")) && Files.isWritable(mappings);
    }

    /** The texts that are there now and would be replaced by others, by path. */
    public Map<String, String> replaced(DraftFiles files) {
        Map<String, String> replaced = new TreeMap<>();
        files.texts()
                .forEach((name, text) ->
                        text(name).filter(now -> !now.equals(text)).ifPresent(now -> replaced.put(name, now)));
        return replaced;
    }

    /** What stands in a file now. */
    public Optional<String> text(String name) {
        Path file = at(name);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new Refused(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes all of them; answers their paths. The mapping and its samples first: the passport names the mapping. */
    public List<String> write(DraftFiles files) {
        List<String> written = new ArrayList<>(files.texts().keySet());
        written.sort((a, b) -> Boolean.compare(a.startsWith("config/"), b.startsWith("config/")));
        for (String name : written) {
            try {
                Path file = at(name);
                Files.createDirectories(file.getParent());
                Path half = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
                Files.writeString(half, files.texts().get(name), StandardCharsets.UTF_8);
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new Refused(name + " cannot be written: " + e.getMessage(), e);
            }
        }
        return written;
    }

    private Path at(String name) {
        Path root = name.startsWith("config/") ? config : mappings;
        Path file = root.resolve(name.substring(name.indexOf('/') + 1)).normalize();
        if (!file.startsWith(root)) {
            throw new Refused(name + " does not lie below " + root);
        }
        return file;
    }
}
