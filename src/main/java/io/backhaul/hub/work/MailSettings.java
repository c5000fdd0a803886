package io.backhaul.hub.work;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A mailbox suppliers answer to. {@code backhaul.mail} is the first one and names our mail server as well;
 * {@code backhaul.mailboxes} lists more, see {@link Mailboxes}.
 *
 * @param address address we send from and suppliers answer to
 * @param authservId name our own mail server signs its Authentication-Results with; no other verdict is believed
 * @param merchant whose mailbox it is; a shared one is told apart by reply token
 */
@ConfigurationProperties("backhaul.mail")
public record MailSettings(String address, String authservId, String merchant, Imap imap) {

    private static final String INBOX = "INBOX";

    /**
     * Where the mailbox is read.
     *
     * @param tls encrypted from the first byte
     * @param starttls encrypted after a first word, or not used at all; only where {@code tls} is false
     * @param folder the folder it is
     * @param largest a larger mail is not loaded: it waits for a person
     * @param oauth how a token is got instead of a password; unused when it names no address
     */
    public record Imap(
            String host,
            @DefaultValue("993") int port,
            @DefaultValue("true") boolean tls,
            @DefaultValue("false") boolean starttls,
            String user,
            String password,
            @DefaultValue(INBOX) String folder,
            @DefaultValue("50MB") DataSize largest,
            OAuth oauth) {

        public Imap {
            host = host == null ? "" : host;
            folder = folder == null || folder.isBlank() ? INBOX : folder;
            largest = largest == null ? DataSize.ofMegabytes(50) : largest;
            oauth = oauth == null ? OAuth.NONE : oauth;
        }

        /** False for a mailbox that is not fetched. */
        public boolean used() {
            return !host.isBlank();
        }

        @Override
        public String toString() {
            return user + "@" + host + ":" + port + (folder.equals(INBOX) ? "" : "/" + folder);
        }
    }

    /**
     * OAuth 2 as Microsoft 365 and Google want it (SASL XOAUTH2).
     *
     * @param tokenUrl https address of the provider's token endpoint; empty for a mailbox with a password
     * @param refreshToken with one the token is refreshed, without one it is asked for with the client's credentials
     * @param scope what the token is for, as the provider names it
     */
    public record OAuth(String tokenUrl, String clientId, String clientSecret, String refreshToken, String scope) {

        static final OAuth NONE = new OAuth(null, null, null, null, null);

        public OAuth {
            tokenUrl = tokenUrl == null ? "" : tokenUrl;
            clientId = clientId == null ? "" : clientId;
            clientSecret = clientSecret == null ? "" : clientSecret;
            refreshToken = refreshToken == null ? "" : refreshToken;
            scope = scope == null ? "" : scope;
        }

        public boolean used() {
            return !tokenUrl.isBlank();
        }

        @Override
        public String toString() {
            return used() ? "OAuth at " + tokenUrl : "no OAuth";
        }
    }

    /** Its channel as part of a route's name; two channels never have the same. */
    public String routeName() {
        String own = channel().substring("mail:".length());
        String plain = own.replaceAll("[^A-Za-z0-9]+", "-");
        return plain.equals(own) ? plain : plain + "-" + Integer.toHexString(own.hashCode());
    }

    /** The channel of its receipts and of the deadlines that wait for it. */
    public String channel() {
        return "mail:" + imap.user() + (imap.folder().equals(INBOX) ? "" : "/" + imap.folder());
    }
}
