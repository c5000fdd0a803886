package io.backhaul.sandbox.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Line;
import io.backhaul.sandbox.kit.Page;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Ports;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mail world: the hub's mailbox on an IMAP server, and an SMTP server behind which all suppliers live. What the hub
 * sends lands in an outbox for people and scripts to read.
 */
public final class MailSandbox implements AutoCloseable {

    /** The hub's address; {@code returns+anything@backhaul.test} is the same mailbox. */
    public static final String ADDRESS = "returns@backhaul.test";

    /** Login and password of the mailbox. */
    public static final String USER = "returns";

    /** The name under which our receiving server writes Authentication-Results. */
    public static final String AUTHSERV_ID = "mx.backhaul.test";

    private static final String HOST = "127.0.0.1";
    private static final String INBOX = "mail-inbox";
    private static final String OUTBOX = "mail-outbox";

    private final Shelf shelf;
    private final ServerSetup imap;
    private final ServerSetup smtp;
    private final GreenMail server;
    private final GreenMailUser hub;
    private final Line line;
    private volatile boolean losing;
    private final KeyServer keys;

    /** Starts both servers with all mail of earlier days. */
    public MailSandbox(Shelf shelf, Ports ports) {
        this.shelf = shelf;
        this.imap = new ServerSetup(ports.of("imap-server"), HOST, ServerSetup.PROTOCOL_IMAP);
        this.smtp = new ServerSetup(ports.of("smtp"), HOST, ServerSetup.PROTOCOL_SMTP);
        this.server = new GreenMail(new ServerSetup[] {imap, smtp});
        this.hub = server.setUser(ADDRESS, USER, USER);
        Mailbox.keepUidValidity(server, hub, shelf);
        shelf.all(INBOX, String.class).forEach(raw -> hub.deliver(parsed(bytes(raw))));
        server.getUserManager().setMessageDeliveryHandler(this::arrived);
        server.start();
        this.line = new Line(ports.of("imap"), imap.getPort());
        this.keys = KeyServer.start(ports.of("dns"));
    }

    /** The control desk's calls. */
    public void open(PartnerServer desk) {
        desk.on("GET", "/sandbox/mail/outbox", this::outbox);
        desk.on("POST", "/sandbox/mail/faults", this::faults);
        desk.on("POST", "/sandbox/mail/deliver", call -> Answer.json(Map.of("messageId", deliver(call.body()))));
    }

    /** Where the servers listen, by the hub's setting. */
    public Map<String, String> settings() {
        return Map.of(
                "MAIL_IMAP_HOST", HOST,
                "MAIL_IMAP_PORT", String.valueOf(line.port()),
                "MAIL_SMTP_HOST", HOST,
                "MAIL_SMTP_PORT", String.valueOf(smtp.getPort()),
                "MAIL_USER", USER,
                "MAIL_PASSWORD", USER,
                "MAIL_DNS", keys.address(),
                "MAIL_ADDRESS", ADDRESS,
                "MAIL_AUTHSERV_ID", AUTHSERV_ID);
    }

    /** All that the hub has sent to that address, oldest first. */
    public List<SentMail> sentTo(String address) {
        return shelf.all(OUTBOX, SentMail.class).stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    /**
     * A raw message arrives in the hub's mailbox.
     *
     * @return its Message-ID
     */
    public String deliver(byte[] raw) {
        byte[] lines = Mailbox.crlf(raw);
        MimeMessage message = parsed(lines);
        String id = messageId(message).orElseThrow(() -> new Refusal(400, "the mail has no Message-ID header"));
        keepInbox(lines, message);
        return id;
    }

    /** {@code imap}: up or down; {@code delivery}: works, or lost (the server accepts what the hub sends to itself, and loses it). */
    private Answer faults(Call call) {
        JsonNode faults = call.json();
        if (faults.has("imap")) {
            line.down(faults.get("imap").asText().equals("down"));
        }
        if (faults.has("delivery")) {
            losing = faults.get("delivery").asText().equals("lost");
        }
        return Answer.json(faults);
    }

    private void keepInbox(byte[] raw, MimeMessage message) {
        shelf.together(() -> {
            shelf.put(INBOX, String.valueOf(Ids.number()), new String(raw, StandardCharsets.ISO_8859_1));
            shelf.afterwards(() -> hub.deliver(message));
            return null;
        });
    }

    private Answer outbox(Call call) {
        List<SentMail> mails = call.query("to").map(this::sentTo).orElseGet(() -> shelf.all(OUTBOX, SentMail.class));
        return Page.of(mails, call);
    }

    /** Called by the SMTP server before it answers: what it says is accepted has been kept. */
    private GreenMailUser arrived(MovingMessage message, MailAddress to) throws MessagingException {
        byte[] raw = SentMail.raw(message.getMessage());
        String address = to.getEmail();
        if (address.matches("(?i)returns(\\+[^@]*)?@backhaul\\.test")) {
            if (!losing) {
                keepInbox(raw, parsed(raw));
            }
        } else {
            shelf.put(OUTBOX, String.valueOf(Ids.number()), SentMail.of(address, parsed(raw), raw));
        }
        return Mailbox.NOWHERE;
    }

    private static Optional<String> messageId(MimeMessage message) {
        try {
            return Optional.ofNullable(message.getMessageID());
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static MimeMessage parsed(byte[] raw) {
        return Mailbox.parsed(raw);
    }

    private static byte[] bytes(String raw) {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        line.close();
        server.stop();
        keys.close();
    }
}
