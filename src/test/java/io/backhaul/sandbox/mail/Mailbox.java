package io.backhaul.sandbox.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Properties;

/** What a mail server in memory needs to look like one that has been there for years. */
final class Mailbox {

    /** Accepts mail and keeps nothing: what matters is on the shelf already. */
    static final GreenMailUser NOWHERE = (GreenMailUser) Proxy.newProxyInstance(
            Mailbox.class.getClassLoader(), new Class<?>[] {GreenMailUser.class}, (proxy, method, arguments) -> null);

    private static final Session SESSION = Session.getInstance(new Properties());

    private Mailbox() {}

    /**
     * Mails are put back in the same order, so their UIDs are those of last time; the folder must then keep its
     * UIDVALIDITY, too, which GreenMail takes from the time of its start.
     */
    static void keepUidValidity(GreenMail server, GreenMailUser user, Shelf shelf) {
        MailFolder inbox = inbox(server, user);
        long validity = shelf.find("mail-uidvalidity", "inbox", Long.class).orElse(inbox.getUidValidity());
        shelf.put("mail-uidvalidity", "inbox", validity);
        try {
            Field field = inbox.getClass().getDeclaredField("uidValidity");
            field.setAccessible(true);
            field.set(inbox, validity);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this GreenMail keeps its UIDVALIDITY elsewhere", e);
        }
    }

    private static MailFolder inbox(GreenMail server, GreenMailUser user) {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException("no inbox for " + user.getLogin(), e);
        }
    }

    static MimeMessage parsed(byte[] raw) {
        try {
            return new MimeMessage(SESSION, new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new Refusal(400, "not a mail: " + e.getMessage());
        }
    }

    /** Line ends as mail has them. */
    static byte[] crlf(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + raw.length / 40);
        byte before = 0;
        for (byte b : raw) {
            if (b == '\n' && before != '\r') {
                out.write('\r');
            }
            out.write(b);
            before = b;
        }
        return out.toByteArray();
    }
}
