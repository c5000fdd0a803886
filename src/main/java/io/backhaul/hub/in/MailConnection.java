package io.backhaul.hub.in;

import io.backhaul.hub.work.MailLogin;
import io.backhaul.hub.work.MailLogin.NoLogin;
import io.backhaul.hub.work.MailSettings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection to one mailbox. Kept open between polls, never waits for ever, and never expunges what is not the hub's own. */
final class MailConnection {

    private static final Logger LOG = LoggerFactory.getLogger(MailConnection.class);

    private final MailSettings mail;
    private final MailLogin login;
    private Store store;
    private IMAPFolder folder;

    MailConnection(MailSettings mail, MailLogin login) {
        this.mail = mail;
        this.login = login;
    }

    /** A mail and its number. */
    record Numbered(long uid, Message message) {}

    /** Opens it where it is not open, and asks the server what is new. */
    void open() throws MessagingException, NoLogin {
        if (folder == null || !folder.isOpen()) {
            close();
            store = connected();
            folder = opened();
        }
        folder.getMessageCount();
    }

    private IMAPFolder opened() throws MessagingException {
        IMAPFolder found = (IMAPFolder) store.getFolder(mail.imap().folder());
        try {
            found.open(Folder.READ_WRITE);
        } catch (ReadOnlyFolderException e) {
            LOG.debug("mailbox {} may only be read", mail.imap(), e);
            found.open(Folder.READ_ONLY);
        } catch (FolderNotFoundException e) {
            throw new MessagingException("there is no folder " + mail.imap().folder() + "; was it renamed?", e);
        }
        return found;
    }

    private Store connected() throws MessagingException, NoLogin {
        String secret = login.secret(mail, null);
        try {
            return connect(secret);
        } catch (AuthenticationFailedException e) {
            LOG.debug("mailbox {} refuses the login", mail.imap(), e);
            return connect(login.secret(mail, secret)); // a token may have been revoked before its time
        }
    }

    private Store connect(String secret) throws MessagingException {
        String protocol = mail.imap().tls() ? "imaps" : "imap";
        Store connected =
                Session.getInstance(properties("mail." + protocol + ".")).getStore(protocol);
        connected.connect(mail.imap().host(), mail.imap().port(), mail.imap().user(), secret);
        return connected;
    }

    private Properties properties(String prefix) {
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", "10000");
        properties.setProperty(prefix + "timeout", "30000");
        properties.setProperty(prefix + "writetimeout", "30000");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "fetchsize", "262144");
        properties.setProperty(prefix + "peek", "true"); // the seen flag is set after the receipt is durable
        if (mail.imap().starttls()) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (mail.imap().oauth().used()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    boolean isOpen() {
        return folder != null && folder.isOpen();
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** All mails from this number on, in their order, whatever order the server lists them in. */
    List<Numbered> from(long uid) throws MessagingException {
        List<Numbered> found = new ArrayList<>();
        for (Message message : folder.getMessagesByUID(uid, UIDFolder.LASTUID)) {
            if (message != null) {
                long number = folder.getUID(message);
                if (number >= uid) { // a server answers a range above its end with its last mail
                    found.add(new Numbered(number, message));
                }
            }
        }
        found.sort(Comparator.comparingLong(Numbered::uid));
        return found;
    }

    /** Asks how large they are and nothing else: what a server makes of a strange header must not keep its mail away from us. */
    void askSizes(List<Message> messages) throws MessagingException {
        FetchProfile size = new FetchProfile();
        size.add(FetchProfile.Item.SIZE);
        folder.fetch(messages.toArray(Message[]::new), size);
    }

    /** The mail of this number; null when it is gone. */
    Message find(long uid) throws MessagingException {
        return folder.getMessageByUID(uid);
    }

    /** A courtesy to people who look into the mailbox; a server that refuses it changes nothing. */
    void markSeen(List<Message> messages) {
        try {
            if (!messages.isEmpty() && folder.getMode() == Folder.READ_WRITE) {
                folder.setFlags(messages.toArray(Message[]::new), new Flags(Flags.Flag.SEEN), true);
            }
        } catch (MessagingException | IllegalStateException e) {
            LOG.debug("mails of {} were not marked as seen", mail.imap(), e);
        }
    }

    /** Takes mails of the hub's own out of people's sight: at once where the server can remove single ones. */
    void remove(List<Message> ours) {
        try {
            if (!ours.isEmpty() && folder.getMode() == Folder.READ_WRITE) {
                Message[] messages = ours.toArray(Message[]::new);
                folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
                if (((IMAPStore) store).hasCapability("UIDPLUS")) {
                    folder.expunge(messages);
                }
            }
        } catch (MessagingException | IllegalStateException e) {
            LOG.debug("mails of the hub to itself were not removed from {}", mail.imap(), e);
        }
    }

    /** Gives the connection up without expunging anything: the mailbox belongs to people. */
    void close() {
        try {
            if (folder != null && folder.isOpen()) {
                folder.close(false);
            }
            if (store != null) {
                store.close();
            }
        } catch (MessagingException | IllegalStateException e) {
            LOG.debug("the connection to {} was broken already", mail.imap(), e);
        }
        folder = null;
        store = null;
    }
}
