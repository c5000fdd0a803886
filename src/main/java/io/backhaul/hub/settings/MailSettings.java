package io.backhaul.hub.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one mailbox that suppliers answer to, and the server that takes our mails.
 *
 * @param merchant whose returns are discussed there
 * @param address our address, as suppliers see it
 * @param authservId whose Authentication-Results header is ours (RFC 8601); empty: no mail is trusted
 */
@ConfigurationProperties("backhaul.mail")
public record MailSettings(
        @DefaultValue("demo") String merchant,
        @DefaultValue("returns@example.org") String address,
        @DefaultValue("") String authservId,
        @DefaultValue Imap imap,
        @DefaultValue Smtp smtp) {

    /** The mailbox; without a host no mail is fetched. */
    public record Imap(
            @DefaultValue("") String host,
            @DefaultValue("993") int port,
            @DefaultValue("returns") String user,
            @DefaultValue("") String password,
            @DefaultValue("true") boolean tls) {

        @Override
        public String toString() {
            return "Imap[" + user + "@" + host + ":" + port + "]";
        }
    }

    /** The server that takes our mails; {@code protocol} is {@code smtp} or {@code smtps}. */
    public record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("465") int port,
            @DefaultValue("smtps") String protocol,
            @DefaultValue("") String user,
            @DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Smtp[" + user + "@" + host + ":" + port + "]";
        }
    }

    /** The channel of receipts from this mailbox. */
    public String channel() {
        return "mail:" + imap.user();
    }

    /** False when there is no mailbox to read. */
    public boolean fetches() {
        return !imap.host().isBlank();
    }
}
