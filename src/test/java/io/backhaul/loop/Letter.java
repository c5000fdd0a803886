package io.backhaul.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A mail written line by line, true or forged: its headers in their order, then its body. */
final class Letter {

    private final List<String> headers;
    private final String body;
    private final String id;

    private Letter(List<String> headers, String body, String id) {
        this.headers = List.copyOf(headers);
        this.body = body;
        this.id = id;
    }

    /** From acme's clerk, as our own server would hand it over: without any verdict yet. */
    static Letter from(String sender, String subject, String body) {
        String id =
                "<" + UUID.randomUUID() + "@" + sender.replaceAll(".*@|>.*", "").replaceAll("[^a-z.-]", "x") + ">";
        return new Letter(
                List.of(
                        "From: " + sender,
                        "To: returns@backhaul.test",
                        "Subject: " + subject,
                        "Date: Thu, 01 Oct 2026 12:00:00 +0000",
                        "Message-ID: " + id,
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: 8bit"),
                body,
                id);
    }

    /** An answer in the thread of this mail of ours. */
    Letter answering(String messageId) {
        return plus("In-Reply-To: " + messageId).plus("References: " + messageId);
    }

    Letter plus(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new Letter(more, body, id);
    }

    /** What is written above everything that was there. */
    Letter under(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(0, header);
        return new Letter(more, body, id);
    }

    /** What our own mail server found, by its name. */
    Letter judged(String results) {
        return under("Authentication-Results: mx.backhaul.test; " + results);
    }

    /** The same with another value of this header. */
    Letter but(String name, String value) {
        List<String> changed = headers.stream()
                .map(h -> h.startsWith(name + ":") ? name + ": " + value : h)
                .toList();
        String named = name.equals("Message-ID") ? value : id;
        return new Letter(changed, body, named);
    }

    /** The same with other content. */
    Letter saying(String type, String text) {
        return new Letter(but("Content-Type", type).headers, text, id);
    }

    String id() {
        return id;
    }

    String raw() {
        return String.join("\r\n", headers) + "\r\n\r\n" + body.replaceAll("\r?\n", "\r\n") + "\r\n";
    }
}
