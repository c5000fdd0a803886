package io.backhaul.hub.out;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** The way every mail leaves: through our mail server, as it is. */
public final class OutgoingMail {

    /** How it is said that a mail was not taken. */
    static final String NOT_TAKEN = "the mail server did not take it: ";

    private static final String ROUTE = "direct:send-mail";

    private final ProducerTemplate camel;
    private final SmtpLogin login;

    public OutgoingMail(ProducerTemplate camel, SmtpLogin login) {
        this.camel = camel;
        this.login = login;
    }

    /** The mail server did not take it, or its word never came. */
    public static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        NotTaken(Throwable cause) {
            super(NOT_TAKEN + cause.getMessage(), cause);
        }
    }

    public void send(MimeMessage mail) throws NotTaken {
        try {
            camel.requestBody(ROUTE, mail);
        } catch (CamelExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof AuthenticationFailedException) {
                login.refused();
            }
            throw new NotTaken(cause);
        }
    }
}
