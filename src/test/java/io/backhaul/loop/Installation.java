package io.backhaul.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped {@code config/} and {@code mappings/} that a test may add files to. */
final class Installation {

    private final Path directory;

    private Installation(Path directory) {
        this.directory = directory;
    }

    /** The shipped files, copied there. */
    static Installation at(Path directory) throws IOException {
        for (String part : List.of("config", "mappings")) {
            copy(Path.of(part), directory.resolve(part));
        }
        return new Installation(directory);
    }

    /** Lays these files over it; answers where it is. */
    Path with(Path more) throws IOException {
        copy(more, directory);
        return directory;
    }

    /** Replaces one piece of text in one file, which must be there. */
    Installation changed(String file, String text, String by) throws IOException {
        Path path = directory.resolve(file);
        String before = Files.readString(path);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " does not say " + text);
        }
        Files.writeString(path, before.replace(text, by));
        return this;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
