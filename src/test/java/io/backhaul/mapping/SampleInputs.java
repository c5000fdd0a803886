package io.backhaul.mapping;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.backhaul.partner.edi.X12Interchange;
import io.backhaul.partner.edi.X12Partner;
import io.backhaul.partner.edi.X12Reader;
import io.backhaul.partner.mail.MailKind;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.ReceivedMail;
import io.backhaul.partner.mail.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Prepares a sample file as the hub would: through the partner's reader, with the settings of his passport. */
final class SampleInputs {

    /** The hub itself deals with the others. */
    private static final Set<String> MAPPED = Set.of("180", "812");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** One input of a mapping, where in the file it stands (null: the whole file), or why it cannot be read. */
    record Part(Object input, String position, String problem) {

        static Part whole(Object input) {
            return new Part(input, null, null);
        }
    }

    private final Path installation;

    /** @param installation where the directories {@code config} and {@code mappings} lie */
    SampleInputs(Path installation) {
        this.installation = installation;
    }

    List<Part> of(Path sample) throws IOException {
        byte[] bytes = Files.readAllBytes(sample);
        String name = sample.getFileName().toString();
        FileFormat table = table(sample);
        if (table != null && name.endsWith("." + table.type()) && !isAttached(sample)) {
            return rows(bytes, name, table, supplier(sample));
        }
        if (table != null && name.endsWith(".csv")) {
            return rows(bytes, name, table.written(), supplier(sample));
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "eml" -> mail(bytes);
            case "edi" -> x12(bytes, name);
            default -> List.of(Part.whole(JsonReader.read(bytes, name)));
        };
    }

    private static List<Part> rows(byte[] bytes, String name, FileFormat table, String supplier) {
        return FileRows.read(bytes, table, name).rows().stream()
                .map(row -> new Part(row.input(supplier), FileRows.at(name, row), row.problem()))
                .toList();
    }

    private static String supplier(Path sample) {
        Path partner = sample.getParent();
        while (!partner.getFileName().toString().equals("samples")) {
            partner = partner.getParent();
        }
        return partner.getParent().getFileName().toString();
    }

    /** How the supplier of this folder writes his tables; null when it is not one who does. */
    private FileFormat table(Path sample) throws IOException {
        Path file = installation.resolve("config/suppliers/" + supplier(sample) + ".yaml");
        JsonNode whole = Files.exists(file) ? passport(file).path("channel") : YAML.createObjectNode();
        JsonNode channel = whole.has("files") ? whole.path("files") : whole;
        String type = channel.path("format").asText();
        return channel.has(type) && !type.equals("x12")
                ? FileFormat.of(type, YAML.convertValue(channel.path(type), JsonMap.TYPE))
                : null;
    }

    /** Rows of tables attached to mails lie beside the mapping as they were read. */
    private boolean isAttached(Path sample) throws IOException {
        Path file = installation.resolve("config/suppliers/" + supplier(sample) + ".yaml");
        return Files.exists(file) && passport(file).path("channel").has("files");
    }

    /** As the hub does: machines' mails and mails that are not the supplier's never come to the mapping. */
    private List<Part> mail(byte[] bytes) throws IOException {
        ReceivedMail mail = MailReader.read(bytes);
        if (mail.kind() != MailKind.ANSWER) {
            throw new UnreadableMessage("mail", "not an answer: " + mail.kind());
        }
        for (Path file : passports()) {
            JsonNode channel = passport(file).path("channel");
            List<String> domains = YAML.convertValue(channel.path("domains"), JsonMap.TEXTS);
            if (domains != null && domains.contains(mail.fromDomain())) {
                Trust trust = MailTrust.judge(mail, "mx.backhaul.test", domains);
                if (!trust.trusted()) {
                    throw new UnreadableMessage("mail", "not trusted: " + trust.reason());
                }
                String supplier = file.getFileName().toString().replace(".yaml", "");
                List<String> prefixes =
                        YAML.convertValue(passport(file).path("recognise").path("skuPrefixes"), JsonMap.TEXTS);
                return List.of(Part.whole(mail.input(supplier, prefixes)));
            }
        }
        throw new UnreadableMessage("mail", "not trusted: no supplier writes from " + mail.fromDomain());
    }

    private static List<Part> x12(byte[] bytes, String name) {
        List<Part> parts = new ArrayList<>();
        for (X12Interchange interchange : X12Reader.read(bytes, name)) {
            if (!interchange.isBetween(X12Partner.of("BACKHAUL", "INITECH"))) {
                parts.add(new Part(null, name, "not from INITECH to BACKHAUL, from " + interchange.sender()));
            } else if (interchange.isTest()) {
                parts.add(new Part(null, name, "a test interchange is not acted on"));
            } else {
                interchange.refused().forEach(trouble -> parts.add(new Part(null, name, trouble)));
                interchange.taken().stream()
                        .filter(set -> MAPPED.contains(set.set()))
                        .forEach(set -> parts.add(
                                new Part(set.input("initech", null), name + " set " + set.setControl(), null)));
            }
        }
        return parts;
    }

    private List<Path> passports() throws IOException {
        try (Stream<Path> files = Files.list(installation.resolve("config/suppliers"))) {
            return files.sorted().toList();
        }
    }

    private static JsonNode passport(Path file) throws IOException {
        return YAML.readTree(Files.readString(file));
    }

    /** Types of what is read from YAML. */
    private static final class JsonMap {
        static final TypeReference<Map<String, Object>> TYPE = new TypeReference<>() {};
        static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    }
}
