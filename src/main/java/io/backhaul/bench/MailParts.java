package io.backhaul.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.bench.Way.Part;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.AttachedTables;
import io.backhaul.partner.mail.MailKind;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.ReceivedMail;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of a mail comes to a mapping: its words, or the rows of the tables attached to it. */
final class MailParts {

    private MailParts() {}

    /** @throws UnreadableMessage where the hub would show the whole mail to a person */
    static List<Part> of(Sample sample, Way way) {
        if (sample.kind() != Sample.Kind.MAIL) {
            return List.of(Part.refused(sample.name(), "is no mail"));
        }
        ReceivedMail mail = MailReader.read(sample.content());
        boolean tables = !AttachedTables.of(mail).isEmpty();
        if (mail.kind() == MailKind.AUTO_REPLY && tables) {
            return List.of(Part.refused(sample.name(), "an automatic mail with a table attached; read it"));
        }
        if (mail.kind() != MailKind.ANSWER) {
            String ignored = "an automatic mail (" + mail.kind() + "), not an answer";
            return List.of(new Part(sample.name(), null, null, ignored, Map.of(), "", null));
        }
        String from = mail.from() == null ? "" : mail.from();
        if (!way.isFrom(from)) {
            return List.of(Part.refused(
                    sample.name(),
                    "is from " + from + ", which is none of his addresses and of none of his domains ("
                            + String.join(", ", way.senders()) + ")"));
        }
        return tables ? tables(sample, mail, way) : List.of(words(sample, mail, way));
    }

    private static Part words(Sample sample, ReceivedMail mail, Way way) {
        return new Part(
                sample.name(),
                mail.input(way.supplier(), way.skuPrefixes()),
                null,
                null,
                MailLabels.of(mail),
                mail.subject() + "\n" + mail.answerText(),
                way.cover());
    }

    private static List<Part> tables(Sample sample, ReceivedMail mail, Way way) {
        AttachedTables.refuseForeign(mail);
        if (way.table() == null) {
            throw AttachedTables.noFormat(AttachedTables.of(mail).get(0), way.supplier());
        }
        List<Part> parts =
                AttachedFiles.of(sample, mail).flatMap(file -> table(file, way)).toList();
        List<ObjectNode> said = parts.stream()
                .flatMap(part -> Replay.outcome(sample, part, way).messages().stream())
                .toList();
        AttachedTables.agree(
                AttachedTables.cover(mail, way.mappings(), way.cover(), way.supplier(), way.skuPrefixes()), said);
        return parts;
    }

    /** A table that cannot be read spoils no other. */
    private static Stream<Part> table(Sample file, Way way) {
        try {
            return way.table(file).stream();
        } catch (UnreadableMessage e) {
            return Stream.of(Part.refused(file.name(), e.getMessage()));
        }
    }
}
