package io.backhaul.partner.mail;

import io.backhaul.partner.BankDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What speaks against taking a mail by itself, whoever wrote it. */
public final class MailProblems {

    private static final int READ = 256 * 1024;

    private MailProblems() {}

    /** Bank details in the sender's own words, his signature or a text file he attached; quoted lines are ours or old. */
    public static Optional<String> bankDetails(ReceivedMail mail) {
        String own = mail.text()
                .lines()
                .filter(line -> !line.stripLeading().startsWith(">"))
                .collect(Collectors.joining("\n"));
        Stream<String> files = mail.attachments().stream()
                .filter(file -> file.mediaType().startsWith("text/"))
                .map(file -> new String(file.content(), StandardCharsets.UTF_8));
        return Stream.concat(Stream.of(mail.subject() + "\n" + own), files)
                .map(text -> text.substring(0, Math.min(text.length(), READ)))
                .flatMap(text -> BankDetails.in(text).stream())
                .findFirst();
    }

    /** A word that reads otherwise than it is written, in the sender's own words. */
    public static Optional<String> disguisedWord(ReceivedMail mail) {
        String own = mail.subject() + "\n" + mail.answerText();
        return MixedAlphabets.in(own.substring(0, Math.min(own.length(), READ)));
    }

    /** A mail of ours that comes back: it bears a Message-ID as only we write it. */
    public static boolean isOurs(ReceivedMail mail, String ourAddress) {
        return MailKeys.isOurs(mail.messageId(), ourAddress.substring(ourAddress.indexOf('@') + 1));
    }

    /** Every DKIM signature of it, so that one that comes again is noticed. */
    public static List<String> signatures(ReceivedMail mail) {
        return DkimSignature.of(mail).stream()
                .flatMap(signature -> signature.fingerprint().stream())
                .distinct()
                .limit(10)
                .toList();
    }
}
