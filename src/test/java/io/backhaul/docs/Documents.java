package io.backhaul.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The repository's documents as tests read them. */
final class Documents {

    private static final List<Path> PLACES =
            List.of(Path.of("config"), Path.of("routes"), Path.of("mappings"), Path.of("src/docs"), Path.of("src/adr"));
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    private Documents() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> all() {
        return Stream.concat(
                        Stream.of(Path.of("README.md")), PLACES.stream().flatMap(place -> files(place, ".md").stream()))
                .toList();
    }

    static List<Path> configuration() {
        return files(Path.of("config"), ".yaml");
    }

    /** Variables without a default: the hub does not start without them. */
    static Set<String> requiredVariables() {
        return configuration().stream()
                .flatMap(file -> REQUIRED.matcher(text(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The content of the fenced blocks of one language, in order. */
    static List<String> blocks(Path file, String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(text(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static List<Path> files(Path directory, String ending) {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
