package io.backhaul.requirements;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One row of the requirements.
 *
 * @param row its number
 * @param kind R rule, N rule with a number, and so on, see the file
 * @param text what it demands
 * @param notBuilt why it is not built, or null
 */
record Requirement(String row, String kind, String text, String notBuilt) {

    private static final Path FILE = Path.of("src/test/resources/requirements/rows.txt");

    static List<Requirement> all() throws IOException {
        return Files.readAllLines(FILE, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Requirement::read)
                .toList();
    }

    private static Requirement read(String line) {
        String[] cells = line.split("\\s*\\|\\s*", 4);
        if (cells.length < 3) {
            throw new IllegalArgumentException(FILE + ": '" + line + "' needs row | kind | what it demands");
        }
        return new Requirement(cells[0].strip(), cells[1], cells[2], cells.length == 4 ? cells[3].strip() : null);
    }
}
