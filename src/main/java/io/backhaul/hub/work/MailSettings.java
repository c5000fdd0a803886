package io.backhaul.hub.work;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mailbox suppliers answer to, and our mail server ({@code backhaul.mail}).
 *
 * @param address address we send from and suppliers answer to
 * @param authservId name our own mail server signs its Authentication-Results with; no other verdict is believed
 * @param merchant whose mailbox it is; a shared one is told apart by reply token
 */
@ConfigurationProperties("backhaul.mail")
public record MailSettings(String address, String authservId, String merchant, Imap imap) {

    /** Where the mailbox is read. */
    public record Imap(String host, int port, boolean tls, String user, String password) {
        @Override
        public String toString() {
            return user + "@" + host + ":" + port;
        }
    }

    /** The channel of its receipts and of the deadlines that wait for it. */
    public String channel() {
        return "mail:" + imap.user();
    }
}
