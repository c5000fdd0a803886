package io.backhaul.hub.work;

import io.backhaul.hub.StartRefused;
import java.util.Properties;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our mail server, through which every mail leaves.
 *
 * @param host empty: no mail is sent
 * @param user empty: the server wants no login
 * @param password empty: the user logs in with the first mailbox's OAuth token
 * @param protocol {@code smtps}, encrypted from the first byte, or {@code smtp}
 * @param starttls encrypted after a first word, or not used at all; only with {@code smtp}
 */
@ConfigurationProperties("backhaul.mail.smtp")
public record SmtpSettings(
        @DefaultValue("") String host,
        @DefaultValue("465") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("smtps") String protocol,
        @DefaultValue("false") boolean starttls) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    /**
     * Refuses the start where no mail could leave, or a login would cross the network unencrypted.
     *
     * @param first the mailbox whose token may be used
     */
    public void require(MailSettings first) {
        if (!Set.of("smtp", "smtps").contains(protocol)) {
            throw new StartRefused(
                    "backhaul.mail.smtp.protocol is " + protocol + ".",
                    "Set MAIL_SMTP_PROTOCOL to smtps (port 465), or to smtp with MAIL_SMTP_STARTTLS=true (port 587).");
        }
        if (!used() || user.isBlank()) {
            return;
        }
        if (protocol.equals("smtp") && !starttls && !THIS_MACHINE.contains(host)) {
            throw new StartRefused(
                    "The login to the mail server " + host + " would cross the network unencrypted.",
                    "Set MAIL_SMTP_PROTOCOL to smtps (port 465), or MAIL_SMTP_STARTTLS=true (port 587). If it wants no login:"
                            + " MAIL_SMTP_USER= (empty).");
        }
        if (byToken() && !first.imap().oauth().used()) {
            throw new StartRefused(
                    "There is neither a password nor a token to log in to the mail server with, " + this + ".",
                    "Set MAIL_SMTP_PASSWORD, or MAIL_OAUTH_TOKEN_URL and what belongs to it (config/README.md). If it wants no login:"
                            + " MAIL_SMTP_USER= (empty).");
        }
    }

    public boolean used() {
        return !host.isBlank();
    }

    /** Whether the user proves himself with a token. */
    public boolean byToken() {
        return !user.isBlank() && password.isBlank();
    }

    /** What Jakarta Mail is told: nothing waits for ever, and the server's certificate must bear its name. */
    public Properties properties() {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", "10000");
        properties.setProperty(prefix + "timeout", "30000");
        properties.setProperty(prefix + "writetimeout", "30000");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "auth", String.valueOf(!user.isBlank()));
        if (starttls) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (byToken()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
