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
import io.backhaul.partner.mail.Attachment;
import io.backhaul.partner.mail.ReceivedMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tables attached to a supplier's mail, read row by row as the {@code files} block of his passport says. The mail's sender
 * vouches for them; what its text says must not contradict them, else a person decides.
 */
final class MailTables {

    private static final Pattern TABLE = Pattern.compile("(?i).*\\.(csv|tsv|xlsx?|xlsm|xlsb|ods|xml|json)");
    private static final int COVER = 600;

    /** Words by which a covering note takes back or limits what it covers; one of them is enough for a person to read it. */
    private static final Pattern LIMITS = Pattern.compile(
            "(?iu)\\b(not|no|don't|cannot|can't|never|draft|ignore|disregard|wrong|mistake|error|cancel\\w*|hold|pending|until"
                    + "|unless|except|only|but|however|instead|correct\\w*|replac\\w*|supersed\\w*|previous|test|old|if"
                    + "|nicht|kein\\w*|entwurf|falsch\\w*|fehler|storn\\w*|bis|außer|aber|nur|statt|korrigiert\\w*|wenn"
                    + "|ne|pas|brouillon|erreur|annul\\w*|sauf|mais|seulement|si"
                    + "|borrador|ignorar?|excepto|pero|hasta|solo|sólo|error"
                    + "|non|bozza|errore|tranne|ma|fino|niet|geen|concept|fout|maar|behalve|alleen|tot"
                    + "|nie|błąd|ale|tylko|não|rascunho|erro|mas|até|exceto|inte|ej|utkast|men)\\b");

    private static final String SILENT = "nothing that can be read as an answer";

    private final Mappings mappings;

    MailTables(Mappings mappings) {
        this.mappings = mappings;
    }

    /** What the rows of all tables say, and what is wrong with those that cannot be read. */
    record Said(List<ObjectNode> messages, List<String> problems, boolean ofOneReturn) {}

    static boolean in(ReceivedMail mail) {
        return !tables(mail).isEmpty();
    }

    private static List<Attachment> tables(ReceivedMail mail) {
        return mail.attachments().stream()
                .filter(file -> TABLE.matcher(file.name()).matches())
                .toList();
    }

    /**
     * @param thread references of the thread the mail answers; they are those of the table too, where it is about one return
     */
    Said read(ReceivedMail mail, SupplierConfig supplier, List<Reference> thread) {
        ChannelConfig.Mail channel = (ChannelConfig.Mail) supplier.channel();
        if (mail.forwarded() || !mail.doubts().isEmpty()) {
            throw new UnreadableMessage(
                    "mail",
                    mail.forwarded()
                            ? "a table is attached to a forwarded mail: it may be somebody else's"
                            : mail.doubts().get(0));
        }
        List<ObjectNode> said = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Attachment file : tables(mail)) {
            RowsRead rows = rows(file, channel.files(), supplier.code(), mail.messageId() + "/" + file.name());
            said.addAll(rows.messages());
            problems.addAll(rows.problems());
        }
        agree(kinds(body(mail, supplier)), kinds(said));
        boolean one = isOfOneReturn(said);
        List<ObjectNode> keyed = one ? said.stream().map(m -> naming(m, thread)).toList() : said;
        return new Said(keyed, problems, one);
    }

    private RowsRead rows(Attachment file, ChannelConfig.Attached format, String supplier, String stem) {
        if (format == null) {
            throw new UnreadableMessage(file.name(), "table attached, no format in the passport of " + supplier);
        }
        RowsRead rows = new RowsRead(mappings, file.name(), supplier, stem);
        try {
            rows.read(FileRows.read(file.content(), format.table(), file.name()), format.mapping());
        } catch (UnreadableMessage e) {
            rows.refuse(e);
        }
        return rows;
    }

    /** What the text says besides; a short note that limits nothing says nothing. */
    private List<ObjectNode> body(ReceivedMail mail, SupplierConfig supplier) {
        String text = mail.answerText().strip();
        try {
            return text.isEmpty()
                    ? List.of()
                    : mappings.apply(supplier.channel().mapping(), mail.input(supplier.code(), supplier.skuPrefixes()));
        } catch (UnreadableMessage e) {
            boolean covers = text.length() <= COVER && !LIMITS.matcher(text).find();
            if (covers && String.valueOf(e.getMessage()).contains(SILENT)) {
                return List.of();
            }
            throw new UnreadableMessage(
                    "mail", "a table is attached, and the text says more than a machine can tell; read both", e);
        }
    }

    private static void agree(Set<String> body, Set<String> rows) {
        if (!rows.containsAll(body)) {
            throw new UnreadableMessage(
                    "mail",
                    "the text says " + words(body) + ", the attached table says "
                            + (rows.isEmpty() ? "nothing" : words(rows)));
        }
    }

    private static String words(Set<String> kinds) {
        return kinds.stream()
                .map(kind -> kind.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static Set<String> kinds(List<ObjectNode> messages) {
        return messages.stream().map(m -> m.path("kind").asText()).collect(Collectors.toCollection(TreeSet::new));
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
