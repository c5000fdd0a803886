package io.backhaul.partner.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.james.mime4j.codec.EncoderUtil;

/** The mail that the hub sends to its own mailbox; {@link MailHead} knows it again, and mail programs do not answer it. */
public final class CanaryMail {

    private static final String SUBJECT = "Backhaul canary for ";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private CanaryMail() {}

    /**
     * A whole message.
     *
     * @param address the mailbox it goes to and comes from
     * @param folder the mailbox's folder it must come to; named in the subject, so that a rule of the mail server can sort by it
     * @param token 32 hexadecimal digits that nobody can guess
     */
    public static byte[] write(String address, String folder, String token, Instant now) {
        int at = address.indexOf('@');
        String mail = String.join(
                "\r\n",
                "From: " + address,
                "To: " + address.substring(0, at) + "+canary" + address.substring(at),
                "Subject: " + EncoderUtil.encodeIfNecessary(SUBJECT + folder, EncoderUtil.Usage.TEXT_TOKEN, 9),
                "Date: " + DATE.format(now),
                "Message-ID: <canary." + token + address.substring(at) + ">",
                MailHead.CANARY + ": " + token,
                "Auto-Submitted: auto-generated",
                "X-Auto-Response-Suppress: All",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=us-ascii",
                "",
                "The hub sends this mail to itself to see that mail arrives, and removes it when it has.",
                "");
        return mail.getBytes(StandardCharsets.US_ASCII);
    }
}
