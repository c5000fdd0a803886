package io.backhaul.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One message of a supplier as it came, and what it means.
 *
 * @param name path below the corpus, for example {@code mail/de-gmx-abgelehnt-frist.eml}
 * @param channel the channel it comes by, for example {@code sftp:kiefer}
 * @param says one sentence for people
 * @param expect {@code message}, {@code review} or {@code nothing}
 * @param harmless a person's mail that needs none: to wait for a person and to be passed over are both right
 * @param guarded words stand in it that would mean something, were they not taken back: what must never come of them
 * @param messages the canonical messages expected
 * @param problems what must be reported to a person beside the messages, each a part of a line
 */
record Sample(
        String name,
        String channel,
        byte[] bytes,
        String says,
        String expect,
        boolean harmless,
        boolean guarded,
        List<JsonNode> messages,
        List<String> problems) {

    static final Path CORPUS = Path.of("src/test/resources/corpus");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPECTED = ".expected.json";

    /** Workbooks stand in the corpus as text, which {@link Workbooks} writes. */
    private static final String WORKBOOK = ".xlsx.txt";

    /** All samples, ordered by name. */
    static List<Sample> all() {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(EXPECTED))
                    .sorted()
                    .map(Sample::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code mail}, {@code x12}, or the ending of the file's name. */
    String format() {
        return name.startsWith("mail/") ? "mail" : name.startsWith("x12/") ? "x12" : ending();
    }

    /** The language of a mail: its name begins with it. */
    String language() {
        String file = fileName();
        return name.startsWith("mail/") ? file.substring(0, file.indexOf('-')) : "-";
    }

    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1).replace(WORKBOOK, ".xlsx");
    }

    private String ending() {
        return fileName().substring(fileName().lastIndexOf('.') + 1);
    }

    private static Sample read(Path expected) {
        String beside = expected.getFileName().toString().replace(EXPECTED, "");
        try (Stream<Path> files = Files.list(expected.getParent())) {
            Path file = files.filter(f -> f.getFileName().toString().startsWith(beside + ".")
                            && !f.toString().endsWith(EXPECTED))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(expected + " stands beside no message"));
            JsonNode said = JSON.readTree(Files.readAllBytes(expected));
            String name = CORPUS.relativize(file).toString().replace('\\', '/');
            return new Sample(
                    name,
                    channel(name),
                    bytes(file),
                    said.required("says").asText(),
                    said.required("expect").asText(),
                    said.path("harmless").asBoolean(),
                    said.has("never"),
                    said.path("messages").valueStream().toList(),
                    said.path("problems").valueStream().map(JsonNode::asText).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(expected.toString(), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        return file.toString().endsWith(WORKBOOK) ? Workbooks.of(Files.readString(file)) : Files.readAllBytes(file);
    }

    /** A mail comes to the mailbox, a file to the supplier whose directory it lies in. */
    private static String channel(String name) {
        String[] path = name.split("/");
        return path[0].equals("mail") ? "mail:returns" : path[0].equals("x12") ? "sftp:kestrel" : "sftp:" + path[1];
    }
}
