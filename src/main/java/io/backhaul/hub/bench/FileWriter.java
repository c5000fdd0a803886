package io.backhaul.hub.bench;

import io.backhaul.bench.DraftFiles;
import io.backhaul.console.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a draft's files into the directories of configuration and mappings, each whole or not at all, and takes away samples that
 * earlier drafts left there: what must come of them is true of another mapping.
 */
public final class FileWriter {

    /** Samples as {@link DraftFiles} names them; others beside them are people's own. */
    private static final Pattern SAMPLE = Pattern.compile("sample-\\d+\\.(eml|csv|expected\\.json|error\\.txt)");

    private static final String MAPPING = ".jsonata";

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

    /** The texts that are there now and would be replaced by others or taken away, by path. */
    public Map<String, String> replaced(DraftFiles files) {
        Map<String, String> replaced = new TreeMap<>();
        files.texts()
                .forEach((name, text) ->
                        text(name).filter(now -> !now.equals(text)).ifPresent(now -> replaced.put(name, now)));
        obsolete(files).forEach(name -> text(name).ifPresent(now -> replaced.put(name, now)));
        return replaced;
    }

    /** Samples of earlier drafts for the mappings of this one. */
    private List<String> obsolete(DraftFiles files) {
        return files.texts().keySet().stream()
                .filter(name -> name.endsWith(MAPPING))
                .map(name -> name.substring(0, name.lastIndexOf('/')) + "/samples/")
                .flatMap(samples -> names(samples)
                        .filter(name -> SAMPLE.matcher(name).matches())
                        .map(samples::concat))
                .filter(name -> !files.texts().containsKey(name))
                .toList();
    }

    private Stream<String> names(String directory) {
        String[] names = at(directory).toFile().list();
        return names == null ? Stream.empty() : Arrays.stream(names).sorted();
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

    /**
     * Writes all of them; answers their paths. The mapping and its samples first, then old samples go, last comes the passport,
     * which names the mapping: cut off anywhere, publishing once more finds what is left to do.
     */
    public List<String> write(DraftFiles files) {
        Map<Boolean, List<String>> passports =
                files.texts().keySet().stream().collect(Collectors.partitioningBy(name -> name.startsWith("config/")));
        passports.get(false).forEach(name -> write(name, files.texts().get(name)));
        obsolete(files).forEach(this::remove);
        passports.get(true).forEach(name -> write(name, files.texts().get(name)));
        return passports.values().stream().flatMap(List::stream).toList();
    }

    private void write(String name, String text) {
        try {
            Path file = at(name);
            Files.createDirectories(file.getParent());
            Path half = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
            Files.writeString(half, text, StandardCharsets.UTF_8);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refused(name + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void remove(String name) {
        try {
            Files.deleteIfExists(at(name));
        } catch (IOException e) {
            throw new Refused(name + " cannot be taken away: " + e.getMessage(), e);
        }
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
