package io.backhaul.partner.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables attached to a mail: which files they are, and whether the mail's own words let them stand. */
public final class AttachedTables {

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

    private AttachedTables() {}

    public static List<Attachment> of(ReceivedMail mail) {
        return mail.attachments().stream()
                .filter(file -> TABLE.matcher(file.name()).matches())
                .toList();
    }

    /** @throws UnreadableMessage where nobody can say whose table it is */
    public static void refuseForeign(ReceivedMail mail) {
        if (mail.forwarded() || !mail.doubts().isEmpty()) {
            throw new UnreadableMessage(
                    "mail",
                    mail.forwarded()
                            ? "a table is attached to a forwarded mail: it may be somebody else's"
                            : mail.doubts().get(0));
        }
    }

    public static UnreadableMessage noFormat(Attachment file, String supplier) {
        return new UnreadableMessage(file.name(), "table attached, no format in the passport of " + supplier);
    }

    /** What the text says besides; a short note that limits nothing says nothing. */
    public static List<ObjectNode> cover(
            ReceivedMail mail, Mappings mappings, String mapping, String supplier, List<String> skuPrefixes) {
        String text = mail.answerText().strip();
        try {
            return text.isEmpty() ? List.of() : mappings.apply(mapping, mail.input(supplier, skuPrefixes));
        } catch (UnreadableMessage e) {
            boolean covers = text.length() <= COVER && !LIMITS.matcher(text).find();
            if (covers && String.valueOf(e.getMessage()).contains(SILENT)) {
                return List.of();
            }
            throw new UnreadableMessage(
                    "mail", "a table is attached, and the text says more than a machine can tell; read both", e);
        }
    }

    /** @throws UnreadableMessage where the text says what the rows do not */
    public static void agree(List<ObjectNode> cover, List<ObjectNode> rows) {
        Set<String> body = kinds(cover);
        Set<String> said = kinds(rows);
        if (!said.containsAll(body)) {
            throw new UnreadableMessage(
                    "mail",
                    "the text says " + words(body) + ", the attached table says "
                            + (said.isEmpty() ? "nothing" : words(said)));
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
}
