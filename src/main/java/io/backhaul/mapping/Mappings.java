package io.backhaul.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.mapping.words.PhraseBooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All JSONata files of one directory, compiled at construction: a broken file stops the hub at start, not a message at
 * night. A mapping is named by its path without the ending, for example {@code globex/answers}. Thread-safe.
 */
public final class Mappings {

    /** Said by the hub about every message, never by a partner's mapping. */
    private static final Set<String> HUB_SAYS =
            Set.of("id", "merchant", "source", "receivedAt", "sequence", "schemaVersion");

    private final Map<String, JsonataFile> files = new TreeMap<>();
    private final CanonicalSchema schema;
    private final PhraseBooks words;

    /**
     * @param directory holds {@code <partner>/<mapping>.jsonata} and {@code canonical/return-message.schema.json}
     * @throws IllegalStateException when a file does not compile, naming file, line and column
     */
    public Mappings(Path directory) {
        this.schema = CanonicalSchema.load(directory.resolve("canonical").resolve("return-message.schema.json"));
        this.words = PhraseBooks.load(directory.resolve("mail").resolve("words"));
        for (Path file : jsonataFiles(directory)) {
            String relative = directory.relativize(file).toString().replace('\\', '/');
            String shown = directory.toAbsolutePath().normalize().getFileName() + "/" + relative;
            files.put(
                    relative.substring(0, relative.length() - ".jsonata".length()),
                    JsonataFile.compile(file, shown, words));
        }
    }

    private Mappings(Map<String, JsonataFile> files, CanonicalSchema schema, PhraseBooks words) {
        this.files.putAll(files);
        this.words = words;
        this.schema = schema;
    }

    /**
     * These mappings and one more, or another text for one of them, to try it out.
     *
     * @throws IllegalStateException when it does not compile, naming line and column
     */
    public Mappings with(String name, String source) {
        Map<String, JsonataFile> more = new TreeMap<>(files);
        more.put(name, JsonataFile.compile(source, "mappings/" + name + ".jsonata", words));
        return new Mappings(more, schema, words);
    }

    /** Refuses with {@link IllegalArgumentException} when there is no such mapping: for configuration checks at start. */
    public void require(String name) {
        file(name);
    }

    public Set<String> names() {
        return Set.copyOf(files.keySet());
    }

    /** What people write, in all languages: the phrase books of {@code mail/words}. */
    public PhraseBooks words() {
        return words;
    }

    /**
     * Maps one input to canonical messages, each checked against the canonical schema. An empty list means the mapping
     * recognised the input as none of ours and said so ({@code []}).
     *
     * @param name mapping, for example {@code mail/answers}
     * @param input maps, lists, text, numbers, or a JsonNode
     * @throws UnreadableMessage when the mapping refuses, runs too long, gives nothing, or gives something not canonical
     */
    public List<ObjectNode> apply(String name, Object input) {
        JsonataFile file = file(name);
        List<ObjectNode> messages = new ArrayList<>();
        for (JsonNode element : asList(file, file.evaluate(plain(input)))) {
            String where = file.shown() + (messages.isEmpty() ? "" : " message " + (messages.size() + 1));
            messages.add(canonical(where, element));
        }
        return List.copyOf(messages);
    }

    private ObjectNode canonical(String where, JsonNode element) {
        if (!(element instanceof ObjectNode message)) {
            throw new UnreadableMessage(where, "gives " + element.getNodeType() + " where a message should be");
        }
        Nulls.remove(message);
        HUB_SAYS.stream().filter(message::has).sorted().findFirst().ifPresent(field -> {
            throw new UnreadableMessage(where, "'" + field + "' is said by the hub, not by a mapping");
        });
        schema.check(where, message);
        return message;
    }

    private JsonataFile file(String name) {
        JsonataFile file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no mapping '" + name + "'; there are " + files.keySet());
        }
        return file;
    }

    private static Iterable<JsonNode> asList(JsonataFile file, Object result) {
        if (result == null) {
            throw new UnreadableMessage(file.shown(), "gives nothing; a mapping that ignores on purpose gives []");
        }
        try {
            JsonNode tree = CanonicalJson.mapper().valueToTree(result);
            return tree instanceof ArrayNode list ? list : List.of(tree);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage(file.shown(), "gives something that is not JSON", e);
        }
    }

    private static Object plain(Object input) {
        return input instanceof JsonNode node ? CanonicalJson.mapper().convertValue(node, Object.class) : input;
    }

    private static List<Path> jsonataFiles(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(file -> file.toString().endsWith(".jsonata"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the mappings in " + directory, e);
        }
    }
}
