package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Phrases of suppliers' mails, line by line in {@code mail-phrases.txt} and {@code phrases/<language>.txt}: the place to add
 * one that was misread.
 */
class MailPhrasesTest {

    private static final Path RESOURCES = Path.of("src/test/resources/mapping");
    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    @TestFactory
    Stream<DynamicTest> phrases() throws IOException {
        return of(RESOURCES.resolve("mail-phrases.txt"));
    }

    /** One table per language, decisive sentences and traps. */
    @TestFactory
    Stream<DynamicContainer> phrasesOfAllLanguages() throws IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.list(RESOURCES.resolve("phrases"))) {
            tables = files.sorted().toList();
        }
        List<DynamicContainer> languages = new ArrayList<>();
        for (Path table : tables) {
            languages.add(DynamicContainer.dynamicContainer(table.getFileName().toString(), of(table)));
        }
        return languages.stream();
    }

    private static Stream<DynamicTest> of(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" => ", 2))
                .map(pair -> DynamicTest.dynamicTest(
                        pair[0],
                        () -> assertThat(shortened(read(pair[0].replace("\\n", "\n")), pair[1]))
                                .as(pair[0])
                                .isEqualTo(pair[1])));
    }

    /** A refusal may go on to name the sentence. */
    private static String shortened(String read, String expected) {
        return expected.startsWith("--") && read.startsWith(expected) ? expected : read;
    }

    private static String read(String text) {
        try {
            List<ObjectNode> messages = MAPPINGS.apply(
                    "mail/answers",
                    Map.of(
                            "supplier", "acme",
                            "skuPrefixes", List.of("ACME-"),
                            "text", text,
                            "messageId", "<1@acme.example>",
                            "date", "2026-10-05T09:12:00Z"));
            return messages.stream().map(MailPhrasesTest::shown).collect(Collectors.joining(" | "));
        } catch (UnreadableMessage e) {
            return "-- " + e.reason();
        }
    }

    private static String shown(ObjectNode message) {
        StringBuilder text = new StringBuilder(message.path("kind").asText());
        text.append(prefixed(" rma=", message.path("rma").asText("")));
        text.append(prefixed(" to=", message.path("returnAddress").asText("")));
        text.append(message.path("keepGoods").asBoolean() ? " KEEP" : "");
        text.append(prefixed(" ", message.path("disposition").asText("")));
        text.append(prefixed("/", message.path("finding").asText("")));
        text.append(prefixed(" ", message.path("creditReference").asText("")));
        text.append(prefixed(" ", message.at("/amount/amount").asText("")));
        text.append(message.at("/amount/currency").asText(""));
        return text.append(
                        message.path("lines").isEmpty()
                                ? ""
                                : " " + message.path("lines").toString())
                .toString();
    }

    private static String prefixed(String prefix, String value) {
        return value.isEmpty() ? "" : prefix + value;
    }
}
