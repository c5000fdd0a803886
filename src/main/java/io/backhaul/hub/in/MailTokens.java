package io.backhaul.hub.in;

import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.work.MailLogin;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailSettings.OAuth;
import io.backhaul.partner.mail.OAuthCall;
import io.backhaul.partner.mail.OAuthCall.Answer.Granted;
import io.backhaul.partner.mail.OAuthCall.Answer.Refused;
import io.backhaul.partner.mail.OAuthCall.Answer.Unavailable;
import io.backhaul.store.MailboxTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Logins to mailboxes: the password as it is configured, or an OAuth token, fetched over HTTPS, kept until shortly before it
 * expires, and fetched anew once when the mail server refuses it. A refresh token that the provider replaces is kept before the
 * new access token is used.
 */
public final class MailTokens implements MailLogin {

    /** So long before its end a token is not begun with any more. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final HttpCalls http;
    private final MailboxTokens kept;
    private final TransactionTemplate transactions;
    private final Clock realTime;
    private final Map<String, Granted> atHand = new ConcurrentHashMap<>();

    /** @param realTime the machine's time: tokens expire by it */
    public MailTokens(HttpCalls http, MailboxTokens kept, TransactionTemplate transactions, Clock realTime) {
        this.http = http;
        this.kept = kept;
        this.transactions = transactions;
        this.realTime = realTime;
    }

    /** The name of the route that reaches a mailbox's token endpoint. */
    public static String route(MailSettings mail) {
        return "mail-token-" + mail.routeName();
    }

    @Override
    public String secret(MailSettings mail, String refused) throws NoLogin {
        if (!mail.imap().oauth().used()) {
            if (refused != null) {
                throw new NoLogin("the server refuses the password", true);
            }
            return mail.imap().password();
        }
        Granted known = atHand.get(mail.channel());
        boolean good = known != null
                && !known.token().equals(refused)
                && realTime.instant().plus(MARGIN).isBefore(known.expires());
        if (!good) {
            known = fetched(mail);
            atHand.put(mail.channel(), known);
        }
        return known.token();
    }

    private Granted fetched(MailSettings mail) throws NoLogin {
        OAuth oauth = mail.imap().oauth();
        OAuthCall call = oauth.refreshToken().isBlank()
                ? OAuthCall.clientCredentials(oauth.clientId(), oauth.clientSecret(), oauth.scope())
                : OAuthCall.refresh(
                        oauth.clientId(),
                        oauth.clientSecret(),
                        oauth.scope(),
                        kept.newest(mail.merchant(), mail.channel(), oauth.refreshToken()));
        OAuthCall.Answer answer = asked(mail, call);
        if (answer instanceof Granted granted) {
            keepSuccessor(mail, granted);
            return granted;
        }
        throw answer instanceof Refused refused
                ? new NoLogin("the provider grants no token: " + refused.reason(), true)
                : new NoLogin("no token now: " + ((Unavailable) answer).reason(), false);
    }

    private OAuthCall.Answer asked(MailSettings mail, OAuthCall call) throws NoLogin {
        try {
            Map<String, String> headers = Map.of("Content-Type", OAuthCall.TYPE, "Accept", "application/json");
            HttpCalls.Answer answer = http.call("call-" + route(mail), "POST", "", headers, call.body());
            return OAuthCall.read(answer.status(), answer.body(), realTime.instant());
        } catch (NoAnswer e) {
            throw new NoLogin("no token now: " + e.getMessage(), false);
        }
    }

    private void keepSuccessor(MailSettings mail, Granted granted) {
        String configured = mail.imap().oauth().refreshToken();
        if (granted.refreshToken() != null
                && !configured.isBlank()
                && !granted.refreshToken().equals(configured)) {
            transactions.executeWithoutResult(
                    tx -> kept.keep(mail.merchant(), mail.channel(), configured, granted.refreshToken()));
        }
    }
}
