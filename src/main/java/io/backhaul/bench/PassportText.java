package io.backhaul.bench;

import io.backhaul.bench.Draft.Who;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The passport a draft makes. What the samples do not say is a plain default, marked {@code to be confirmed}. */
final class PassportText {

    private static final String CONFIRM = "# to be confirmed";

    private PassportText() {}

    static String of(Draft draft, String from) {
        Who who = draft.who();
        return """
                # yaml-language-server: $schema=../../src/main/resources/schema/supplier.schema.json
                # Made by the bench from %s. What is marked "to be confirmed" is a plain default: ask him, then say here
                # where it is written (source, asOf, signedOn).
                supplier: %s
                name: %s
                merchants: [%s]
                recognise: { skuPrefixes: [%s] }
                shadow: true                                     # nothing he says acts until a person turns him on
                channel:
                %s%spoNumber: order-name                             %s
                rmaRequired: %-5s                               %s
                evidence: { photosFor: [] }                      %s
                answerWithin: { days: 3, anchor: request }       %s
                claimWindow: { days: 15, anchor: receipt }       %s
                recoveryPercent: 100                             %s
                goodsBack: true                                  %s
                creditWithin: { days: 30, anchor: claim }        %s
                """.formatted(
                        from,
                        quoted(who.code()),
                        quoted(who.name()),
                        list(who.merchants()),
                        list(who.skuPrefixes()),
                        channel(draft),
                        reading(draft),
                        CONFIRM,
                        draft.reading().has(Field.RMA),
                        CONFIRM,
                        CONFIRM,
                        CONFIRM,
                        CONFIRM,
                        CONFIRM,
                        CONFIRM,
                        CONFIRM);
    }

    private static String channel(Draft draft) {
        if (draft.byMail()) {
            return """
                      type: mail
                      address: %s
                      domains: [%s]
                    """.formatted(quoted(draft.who().address()), list(draft.who().domains()));
        }
        String variable = draft.who().code().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return """
                  type: sftp
                  host: ${%1$s_SFTP_HOST}
                  port: ${%1$s_SFTP_PORT:22}
                  user: ${%1$s_SFTP_USER}
                  password: ${%1$s_SFTP_PASSWORD}
                  in: in                                         %2$s
                  out: out                                       %2$s
                """.formatted(variable, CONFIRM);
    }

    /** How his answers are read: the lines of his channel that the bench knows about. */
    static String reading(Draft draft) {
        String format = switch (draft.manner()) {
            case CSV, XLSX, XML, JSON -> table(draft);
            case X12 -> x12(draft);
            default -> "";
        };
        if (draft.attached()) {
            String files = format + "  mapping: " + draft.mapping() + "\n";
            return "  mapping: mail/answers\n  files:\n" + files.indent(2);
        }
        return format + "  mapping: " + draft.mapping() + "\n";
    }

    private static String x12(Draft draft) {
        return "  format: x12\n  x12: { us: %s, them: %s }\n"
                .formatted(quoted(draft.format().us()), quoted(draft.format().them()));
    }

    private static String table(Draft draft) {
        String type = draft.manner().type();
        StringBuilder text = new StringBuilder("  format: " + type + "\n  " + type + ":\n");
        TableBlock.of(draft).forEach((key, value) -> text.append(value(key, value)));
        return text.toString();
    }

    private static String value(String key, Object value) {
        if (value instanceof Map<?, ?> names) {
            return "    " + key + ":\n"
                    + names.entrySet().stream()
                            .map(e -> "      " + quoted(e.getKey().toString()) + ": " + text(e.getValue()) + "\n")
                            .collect(Collectors.joining());
        }
        return "    " + key + ": " + text(value) + "\n";
    }

    private static String text(Object value) {
        return value instanceof List<?> names
                ? "[" + list(names) + "]"
                : value instanceof String word ? quoted(word) : value.toString();
    }

    private static String list(List<?> words) {
        return words.stream().map(word -> quoted(word.toString())).collect(Collectors.joining(", "));
    }

    /** Plain where YAML reads it as the text it is. */
    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z0-9_.@-]*( [A-Za-z0-9]+){0,3}")
                && !text.matches("(?i)yes|no|on|off|y|n|true|false|null");
        return plain ? text : MappingText.quoted(text);
    }
}
