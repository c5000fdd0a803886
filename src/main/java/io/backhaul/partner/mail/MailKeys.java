package io.backhaul.partner.mail;

import io.backhaul.core.message.Reference;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys a mail thread carries back to us: our Message-ID, the plus-address and the subject's {@code [ref:token]}. They
 * are written here and read here.
 */
public final class MailKeys {

    private static final String TOKEN = "[A-Za-z0-9_-]{16,64}";
    private static final Pattern OUR_ID =
            Pattern.compile("<rma-req\\.[A-Za-z0-9_-]{1,100}\\.(" + TOKEN + ")@([^<>@\\s]+)>");
    private static final Pattern SUBJECT = Pattern.compile("\\[ref:(" + TOKEN + ")]");

    private MailKeys() {}

    /**
     * References to find the case by, strongest first: Message-IDs of ours that the mail answers, then every token. More
     * than one token means the mail contradicts itself; correlation decides what to do about it.
     *
     * @param ourAddress address we send from, for example {@code returns@backhaul.test}
     */
    public static List<Reference> of(ReceivedMail mail, String ourAddress) {
        Set<Reference> found = new LinkedHashSet<>();
        Set<Reference> tokens = new LinkedHashSet<>();
        for (String id : answered(mail)) {
            ofOurs(id, ourAddress).forEach(key -> (key.type() == Reference.Type.MAIL_TOKEN ? tokens : found).add(key));
        }
        tokens.addAll(addressed(mail.recipients(), ourAddress));
        SUBJECT.matcher(mail.subject())
                .results()
                .forEach(match -> tokens.add(Reference.of(Reference.Type.MAIL_TOKEN, match.group(1))));
        found.addAll(tokens);
        return List.copyOf(found);
    }

    /** True for a Message-ID as only we write it. */
    static boolean isOurs(String id, String domain) {
        Matcher ours = OUR_ID.matcher(id);
        return ours.matches() && ours.group(2).equalsIgnoreCase(domain);
    }

    /** Message-ID and token of a mail that we have sent; empty when the Message-ID is none of ours. */
    public static List<Reference> ofOurs(String messageId, String ourAddress) {
        Matcher ours = OUR_ID.matcher(messageId);
        String domain = ourAddress.substring(ourAddress.indexOf('@') + 1);
        return ours.matches() && ours.group(2).equalsIgnoreCase(domain)
                ? List.of(
                        Reference.of(Reference.Type.MAIL_MESSAGE, messageId),
                        Reference.of(Reference.Type.MAIL_TOKEN, ours.group(1)))
                : List.of();
    }

    static String messageId(String id, String token, String domain) {
        String messageId = "<rma-req." + id + "." + token + "@" + domain + ">";
        if (!OUR_ID.matcher(messageId).matches()) {
            throw new IllegalArgumentException("not a Message-ID we could read again: " + messageId);
        }
        return messageId;
    }

    static String replyTo(String ourAddress, String token) {
        int at = ourAddress.indexOf('@');
        return ourAddress.substring(0, at) + "+" + token + ourAddress.substring(at);
    }

    static String subjectMark(String token) {
        return "[ref:" + token + "]";
    }

    private static List<String> answered(ReceivedMail mail) {
        return mail.kind() == MailKind.BOUNCE && mail.reportedMessageId() != null
                ? List.of(mail.reportedMessageId())
                : mail.thread();
    }

    private static List<Reference> addressed(Collection<String> recipients, String ourAddress) {
        String[] ours = ourAddress.toLowerCase(Locale.ROOT).split("@", 2);
        Pattern plus =
                Pattern.compile("(?i)" + Pattern.quote(ours[0]) + "\\+(" + TOKEN + ")@" + Pattern.quote(ours[1]));
        return recipients.stream()
                .map(plus::matcher)
                .filter(Matcher::matches)
                .map(match -> Reference.of(Reference.Type.MAIL_TOKEN, match.group(1)))
                .toList();
    }
}
