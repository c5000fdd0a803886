package io.backhaul.bench;

import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.ReceivedMail;
import java.util.Objects;

/** A mail written anew with nothing but what its reading needs: who, when, and the words. No path, no attachments. */
final class MailSource {

    private static final java.time.format.DateTimeFormatter DATE =
            java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

    private MailSource() {}

    static String plain(byte[] raw) {
        ReceivedMail mail = MailReader.read(raw);
        String domain = mail.fromDomain();
        String automatic = mail.header("Auto-Submitted").stream().findFirst().orElse(null);
        return String.join(
                        "\n",
                        "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=" + domain,
                        "From: Returns desk <" + Objects.toString(mail.from(), "nobody@example.com") + ">",
                        "To: returns@backhaul.test",
                        "Subject: " + mail.subject(),
                        "Date: "
                                + (mail.date() == null
                                        ? "Thu, 1 Jan 2026 00:00:00 GMT"
                                        : DATE.format(mail.date().atZone(java.time.ZoneOffset.UTC))),
                        "Message-ID: <" + Integer.toHexString(mail.messageId().hashCode()) + "@" + domain + ">",
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: 8bit")
                + (automatic == null ? "" : "\nAuto-Submitted: " + automatic)
                + "\n\n" + mail.answerText().strip() + "\n";
    }
}
