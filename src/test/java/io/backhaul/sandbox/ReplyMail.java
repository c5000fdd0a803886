package io.backhaul.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.stream.Collectors;

/** A clerk's answer in the thread of a mail of ours: his words, his signature, and our question quoted below. */
public final class ReplyMail {

    private ReplyMail() {}

    /**
     * The raw message, with the verdict that our own mail server would write on top.
     *
     * @param mail the mail answered, as the outbox shows it
     * @param sender {@code Name <address>}
     */
    public static String to(JsonNode mail, String sender, String text, ZonedDateTime date) {
        String address = sender.replaceAll(".*<|>.*", "");
        String domain = address.substring(address.indexOf('@') + 1);
        String asked = mail.get("messageId").asText();
        return String.join(
                "\r\n",
                "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=" + domain + "; dkim=pass header.d="
                        + domain + "; spf=pass smtp.mailfrom=" + domain,
                "From: " + sender,
                "To: returns@backhaul.test",
                "Subject: Re: " + mail.get("subject").asText(),
                "Date: " + date.format(DateTimeFormatter.RFC_1123_DATE_TIME),
                "Message-ID: <" + UUID.randomUUID() + "@" + domain + ">",
                "In-Reply-To: " + asked,
                "References: " + asked,
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit",
                "",
                text,
                "",
                "Best regards",
                "Returns desk",
                "",
                "On " + date.format(DateTimeFormatter.ofPattern("EEE, d MMM yyyy 'at' HH:mm"))
                        + ", Demo Store <returns@backhaul.test> wrote:",
                quoted(mail.get("text").asText()),
                "");
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "> " + line).collect(Collectors.joining("\r\n"));
    }
}
