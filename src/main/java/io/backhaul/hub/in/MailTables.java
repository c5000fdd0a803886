package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Reference;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.AttachedTables;
import io.backhaul.partner.mail.Attachment;
import io.backhaul.partner.mail.ReceivedMail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables attached to a supplier's mail, read row by row as the {@code files} block of his passport says. The mail's sender
 * vouches for them; what its text says must not contradict them, else a person decides.
 */
final class MailTables {

    private final Mappings mappings;

    MailTables(Mappings mappings) {
        this.mappings = mappings;
    }

    /** What the rows of all tables say, and what is wrong with those that cannot be read. */
    record Said(List<ObjectNode> messages, List<String> problems, boolean ofOneReturn) {}

    static boolean in(ReceivedMail mail) {
        return !AttachedTables.of(mail).isEmpty();
    }

    /**
     * @param thread references of the thread the mail answers; they are those of the table too, where it is about one return
     */
    Said read(ReceivedMail mail, SupplierConfig supplier, List<Reference> thread) {
        ChannelConfig.Mail channel = (ChannelConfig.Mail) supplier.channel();
        AttachedTables.refuseForeign(mail);
        List<ObjectNode> said = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        for (Attachment file : AttachedTables.of(mail)) {
            String stem = mail.messageId() + "/" + own(file, named);
            RowsRead rows = rows(file, channel.files(), supplier.code(), stem);
            said.addAll(rows.messages());
            problems.addAll(rows.problems());
        }
        AttachedTables.agree(
                AttachedTables.cover(mail, mappings, channel.mapping(), supplier.code(), supplier.skuPrefixes()), said);
        boolean one = isOfOneReturn(said);
        List<ObjectNode> keyed = one ? said.stream().map(m -> naming(m, thread)).toList() : said;
        return new Said(keyed, problems, one);
    }

    /** Two files may bear one name once it was made harmless: the second is told apart by its content. */
    private static String own(Attachment file, Map<String, String> named) {
        String first = named.computeIfAbsent(file.name(), name -> file.sha256());
        return first.equals(file.sha256())
                ? file.name()
                : file.name() + "/" + file.sha256().substring(0, 12);
    }

    private RowsRead rows(Attachment file, ChannelConfig.Attached format, String supplier, String stem) {
        if (format == null) {
            throw AttachedTables.noFormat(file, supplier);
        }
        RowsRead rows = new RowsRead(mappings, file.name(), supplier, stem);
        try {
            rows.read(FileRows.read(file.content(), format.table(), file.name()), format.mapping());
        } catch (UnreadableMessage e) {
            rows.refuse(e);
        }
        return rows;
    }

    /** A table over several returns names each itself: the thread of one of them is not that of all. */
    private static boolean isOfOneReturn(List<ObjectNode> messages) {
        return messages.stream()
                        .map(m -> business(m.path("references")))
                        .distinct()
                        .count()
                <= 1;
    }

    private static Set<String> business(JsonNode references) {
        Set<String> keys = new TreeSet<>();
        references.forEach(
                r -> keys.add(r.path("type").asText() + "=" + r.path("value").asText()));
        keys.removeIf(key -> !key.startsWith("PO=") && !key.startsWith("ORDER_NAME=") && !key.startsWith("RMA="));
        return keys;
    }

    private static ObjectNode naming(ObjectNode message, List<Reference> thread) {
        ArrayNode references = message.withArray("references");
        thread.forEach(r -> references.add(CanonicalJson.mapper().<ObjectNode>valueToTree(r)));
        return message;
    }
}
