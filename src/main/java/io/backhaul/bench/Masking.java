package io.backhaul.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Samples without what points to people, as far as rules can see it: mail addresses except of the supplier's and our own
 * domains' functions, telephone numbers, bank details, names in senders, greetings, closings and address blocks. A person looks
 * at what is left before it is written.
 */
public final class Masking {

    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9.-]{1,120}\\.[A-Za-z]{2,12})");
    private static final Pattern PHONE = Pattern.compile(
            "(?i)(\\b(?:tel|phone|fon|telefon|mobile?|mobil|handy|fax|tél|cell|telefoon|whatsapp)[.:]{0,2} {0,3}(?:no\\.?)?)([+(]?\\d[\\d ()/.-]{5,20}\\d)|(?<![\\w#-])(\\+\\d{1,3}[ ()/.-]{0,2}\\d[\\d ()/.-]{5,18}\\d)");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b");
    private static final Pattern SENDER =
            Pattern.compile("(?im)^((?:from|to|cc|reply-to|sender|von|de|an): ?)(\"?[^<\"\\n@]{2,60}\"?)( ?<)");
    private static final Pattern GREETING = Pattern.compile(
            "(?im)^((?:dear|hello|hi|hey|hallo|liebe[rs]?|sehr geehrte[rs]?|guten tag|bonjour|cher|chère|hola|estimad[oa]|buongiorno|gentile|beste|geachte|dzień dobry|szanown[ya]|olá|caro|prezado|hej|dobrý den)(?: (?:mr|mrs|ms|herr|frau|monsieur|madame|m|mme|señora?|signora?|pan|pani|senhora?)\\.?)? )(\\p{Lu}[\\p{L}'-]{1,30}(?: \\p{Lu}[\\p{L}'-]{1,30}){0,2})(?=[ ,!.]*$)");
    private static final Pattern CLOSING = Pattern.compile(
            "(?im)^([> ]*(?:(?:best|kind|warm|many)? ?regards|sincerely|thanks|thank you|cheers|mit freundlichen grüßen|freundliche grüße|viele grüße|cordialement|bien à vous|saludos|atentamente|cordiali saluti|distinti saluti|met vriendelijke groet(?:en)?|pozdrawiam|z poważaniem|atenciosamente|cumprimentos|med vänlig hälsning|venlig hilsen|s pozdravem)[,. ]*\\r?\\n(?:[> ]*\\r?\\n)?[> ]*)(\\p{Lu}[\\p{L}.'-]{0,30}(?: \\p{Lu}[\\p{L}.'-]{0,30}){0,3})(?=[ ]*\\r?$)");
    private static final Pattern PERSON = Pattern.compile(
            "(?im)((?:customer|consumer|buyer|name|contact|attn\\.?|attention|c/o|kunde|kundin|ansprechpartner|z\\. ?hd\\.|client|contact|cliente|klient|klantnaam|klant|kund|zákazník)(?: name)? ?[:=] ?)(\\p{Lu}[^\\n,;]{1,60})");
    private static final Pattern STREET = Pattern.compile(
            "(?iu)\\b\\d{1,5} (?:\\p{L}[\\p{L}'.-]{1,25} ){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|blvd)\\b\\.?|\\b\\p{L}[\\p{L}-]{2,30}(?:straße|strasse|str\\.|weg|platz|gasse|allee|straat|laan) ?\\d{1,4} ?[a-z]?\\b|\\b\\d{1,4},? (?:rue|avenue|boulevard|allée|place|impasse|chemin) [\\p{L}' -]{3,40}|\\b(?:calle|via|viale|piazza|ul\\.|rua) [\\p{L}' -]{3,40}? ?,? ?\\d{1,4}\\b");

    private final Set<String> domains;
    private final Set<String> masked = new LinkedHashSet<>();

    /** @param domains the supplier's: function addresses there stay, since trust hangs on them */
    public Masking(List<String> domains) {
        this.domains = Set.copyOf(domains);
    }

    /**
     * A sample to be written.
     *
     * @param text what will be written
     * @param masked what was replaced, in words
     */
    public record Masked(String name, String text, List<String> masked) {
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** @param text a file's text, or a mail's source */
    public Masked of(String name, String text) {
        masked.clear();
        String out = replace(MAIL, text, "mail address", this::address);
        out = replace(IBAN, out, "bank account", m -> "XX00 0000 0000 0000");
        out = replace(PHONE, out, "telephone number", m -> (m.group(1) == null ? "" : m.group(1)) + "+00 000 000000");
        out = replace(SENDER, out, "name", m -> m.group(1) + "Returns desk" + m.group(3));
        out = replace(GREETING, out, "name", m -> m.group(1) + "Sam");
        out = replace(CLOSING, out, "name", m -> m.group(1) + "Sam");
        out = replace(PERSON, out, "name", m -> m.group(1) + "Sam Sample");
        out = replace(STREET, out, "street", m -> "1 Sample Street");
        return new Masked(name, out, new ArrayList<>(masked));
    }

    private String address(Matcher mail) {
        String domain = mail.group(1).toLowerCase(Locale.ROOT);
        boolean ours = domain.endsWith(".test");
        return ours ? mail.group() : domains.contains(domain) ? "returns@" + domain : "person@example.com";
    }

    private String replace(Pattern pattern, String text, String what, java.util.function.Function<Matcher, String> by) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int times = 0;
        while (matcher.find()) {
            String replacement = by.apply(matcher);
            times += replacement.equals(matcher.group()) ? 0 : 1;
            matcher.appendReplacement(out, Matcher.quoteReplacement(replacement));
        }
        matcher.appendTail(out);
        if (times > 0) {
            masked.add(times + " " + what + (times == 1 ? "" : what.endsWith("s") ? "es" : "s"));
        }
        return out.toString();
    }
}
