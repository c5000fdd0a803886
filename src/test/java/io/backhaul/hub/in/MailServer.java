package io.backhaul.hub.in;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.backhaul.sandbox.kit.Line;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A real IMAP server with one mailbox, behind a line that can be cut. */
final class MailServer implements AutoCloseable {

    static final String USER = "returns";

    final Line line;
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;

    MailServer() {
        user = server.setUser("returns@backhaul.test", USER, USER);
        server.start();
        line = new Line(0, server.getImap().getPort());
    }

    int ownPort() {
        return server.getImap().getPort();
    }

    /** A mail arrives; null for one without Message-ID. */
    void deliver(String messageId, String body) {
        deliver(raw(messageId, body));
    }

    void deliver(byte[] raw) {
        try {
            user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A rule of the server puts a mail into this folder, which it makes. */
    void deliverTo(String folder, byte[] raw) {
        try {
            ImapHostManager hosts = server.getManagers().getImapHostManager();
            MailFolder to = hosts.getFolder(user, folder);
            (to == null ? hosts.createMailbox(user, folder) : to)
                    .store(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] raw(String messageId, String body) {
        String mail = (messageId == null ? "" : "Message-ID: " + messageId + "\r\n")
                + "From: Acme <rma@acme.example>\r\nTo: returns@backhaul.test\r\nSubject: RMA\r\n\r\n" + body + "\r\n";
        return mail.getBytes(StandardCharsets.US_ASCII);
    }

    private MailFolder inbox() {
        try {
            ImapHostManager hosts = server.getManagers().getImapHostManager();
            return hosts.getInbox(user);
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    int count() {
        return inbox().getMessageCount();
    }

    /** A person deletes the mail of this number. */
    void remove(int sequence) {
        var message = inbox().getMessages().get(sequence - 1);
        message.setFlag(Flags.Flag.DELETED, true);
        try {
            inbox().expunge();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mailbox was restored: the same mails, counted anew. */
    void countsAnew() {
        try {
            MailFolder inbox = inbox();
            Field field = inbox.getClass().getDeclaredField("uidValidity");
            field.setAccessible(true);
            field.set(inbox, inbox.getUidValidity() + 1);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this GreenMail keeps its UIDVALIDITY elsewhere", e);
        }
    }

    @Override
    public void close() {
        line.close();
        server.stop();
    }
}
