package io.backhaul.hub.out;

import io.backhaul.hub.work.MailLogin;
import io.backhaul.hub.work.MailLogin.NoLogin;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.SmtpSettings;
import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/**
 * Logs in to our mail server with its password, or, where it has none, as the first mailbox does: Microsoft 365 and Google take
 * the same token for both. Camel asks it for every mail.
 */
public final class SmtpLogin extends MailAuthenticator {

    private final SmtpSettings smtp;
    private final MailSettings first;
    private final MailLogin login;
    private volatile String given;
    private volatile String refused;

    /** @param first the mailbox whose token is used */
    public SmtpLogin(SmtpSettings smtp, MailSettings first, MailLogin login) {
        this.smtp = smtp;
        this.first = first;
        this.login = login;
    }

    /** There is no login now; the mail stays with its command and is sent at one of the next tries. */
    static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow(NoLogin cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        if (smtp.user().isBlank()) {
            return new PasswordAuthentication(null, null);
        }
        return new PasswordAuthentication(smtp.user(), smtp.byToken() ? token() : smtp.password());
    }

    private String token() {
        try {
            String token = login.secret(first, refused);
            given = token;
            refused = null;
            return token;
        } catch (NoLogin e) {
            throw new NotNow(e);
        }
    }

    /** The server has refused it: a token may have been revoked before its time, so the next mail gets a new one. */
    public void refused() {
        refused = given;
    }
}
