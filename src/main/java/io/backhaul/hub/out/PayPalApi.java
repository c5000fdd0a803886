package io.backhaul.hub.out;

import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.partner.paypal.PayPalToken;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls to PayPal with an access token, which is kept until shortly before it expires and fetched by one caller at a time. */
public final class PayPalApi {

    private final HttpCalls http;
    private final Merchants merchants;
    private final Clock realTime;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    public PayPalApi(HttpCalls http, Merchants merchants, Clock realTime) {
        this.http = http;
        this.merchants = merchants;
        this.realTime = realTime;
    }

    /** There is no token, so nothing was asked of PayPal. */
    public static final class NoToken extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean refused;

        NoToken(boolean refused, String message, Throwable cause) {
            super(message, cause);
            this.refused = refused;
        }

        /** Whether PayPal refuses our credentials; otherwise it may give a token later. */
        public boolean isRefused() {
            return refused;
        }
    }

    /**
     * Calls PayPal. A call that is refused for its token was not executed: it goes out once more with a new one.
     *
     * @param destination the account, for example {@code paypal:demo}
     */
    public Answer call(String destination, String method, String path, Map<String, String> headers, byte[] body)
            throws NoAnswer, NoToken {
        Account account = accounts.computeIfAbsent(destination, Account::new);
        PayPalToken token = account.token(null);
        Answer answer = http.call(account.route, method, path, with(token, headers), body);
        return answer.status() == 401
                ? http.call(account.route, method, path, with(account.token(token), headers), body)
                : answer;
    }

    private static Map<String, String> with(PayPalToken token, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Authorization", "Bearer " + token.value());
        return all;
    }

    /** One account's token. */
    private final class Account {
        private final String destination;
        private final String route;
        private PayPalToken token;

        Account(String destination) {
            this.destination = destination;
            this.route = "call-" + destination.replace(':', '-');
        }

        /** @param refused the token that PayPal no longer takes, or null */
        synchronized PayPalToken token(PayPalToken refused) throws NoToken {
            if (token == null || token.equals(refused) || !token.isGood(realTime.instant())) {
                token = null;
                token = fetched();
            }
            return token;
        }

        private PayPalToken fetched() throws NoToken {
            GatewayConfig gateway = merchants.gatewayAt(destination).orElseThrow();
            Map<String, String> access = PayPalToken.headers(
                    gateway.option("clientId").orElseThrow(), gateway.key().reveal());
            try {
                Answer answer = http.call(route, "POST", PayPalToken.PATH, access, PayPalToken.body());
                return PayPalToken.read(answer.status(), answer.body(), realTime.instant())
                        .orElseThrow(() -> new NoToken(
                                answer.status() >= 400 && answer.status() < 404,
                                "HTTP " + answer.status() + " instead of an access token",
                                null));
            } catch (NoAnswer e) {
                throw new NoToken(false, "no access token: " + e.getMessage(), e);
            }
        }
    }
}
