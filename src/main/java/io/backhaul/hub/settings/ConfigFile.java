package io.backhaul.hub.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backhaul.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML file as written, placeholders and all.
 *
 * @param name as messages show it, for example {@code config/suppliers/acme.yaml}
 */
record ConfigFile(String name, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All {@code *.yaml} files of a directory in order of name; none when it is missing. */
    static List<ConfigFile> in(Path directory, String shownAs) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> read(file, shownAs))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(directory + " cannot be listed", e);
        }
    }

    private static ConfigFile read(Path file, String shownAs) {
        try {
            return new ConfigFile(shownAs + "/" + file.getFileName(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** Identity of the text: secrets stand in the environment, so they are no part of it. */
    String hash() {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    Optional<Section> root(Placeholders placeholders, Problems problems) {
        try {
            Node node = yaml().compose(new java.io.StringReader(text));
            if (node == null) {
                problems.add(name, 1, "the file is empty");
                return Optional.empty();
            }
            return Optional.of(new Section(name, node, placeholders, problems));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(name, line, e.getProblem() == null ? e.getMessage() : e.getProblem());
        } catch (YAMLException e) {
            problems.add(name, 1, e.getMessage());
        }
        return Optional.empty();
    }

    /** The same content as JSON, placeholders not filled; JSON is YAML too and can be read back. */
    String json() {
        try {
            Object content = yaml().load(text);
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " cannot be stored", e);
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(20);
        DumperOptions plain = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(plain), plain, options, new AsWritten());
    }

    /** Days and the country NO stay the words they are; YAML 1.1 would make a moment and a no of them. */
    private static final class AsWritten extends Resolver {

        private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
            if (tag == Tag.BOOL) {
                super.addImplicitResolver(tag, TRUE_OR_FALSE, "tf", limit);
            } else if (tag != Tag.TIMESTAMP) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }
}
