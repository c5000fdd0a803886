package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.partner.stripe.StripeRefund;
import io.backhaul.partner.stripe.StripeRefundPage;
import io.backhaul.partner.stripe.StripeRefundRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The refunds of a Stripe account, all of them, by {@code GET /v1/refunds} (payment facts 1.1). */
public final class StripeRefundBook implements RefundBook {

    private final HttpCalls http;
    private final Acceptance acceptance;

    public StripeRefundBook(HttpCalls http, Acceptance acceptance) {
        this.http = http;
        this.acceptance = acceptance;
    }

    @Override
    public String type() {
        return StripeRefunds.TYPE;
    }

    /** Lists follow within seconds; webhooks may take minutes. */
    @Override
    public Duration lag() {
        return Duration.ofMinutes(15);
    }

    @Override
    public List<Shown> refunds(GatewayConfig account, Instant from, Instant until) throws NoAnswer, Unreadable {
        List<Shown> all = new ArrayList<>();
        String after = null;
        do {
            Answer answer = get(account, StripeRefundPage.path(from, until, after));
            StripeRefundPage page = StripeRefundPage.read(answer.status(), answer.body());
            if (page.refunds() == null) {
                throw unreadable(answer);
            }
            for (JsonNode refund : page.refunds()) {
                if (StripeRefundPage.isOfPayment(refund)) {
                    all.add(shown(account, refund));
                }
            }
            after = page.startingAfter();
        } while (after != null);
        return List.copyOf(all);
    }

    @Override
    public Optional<Shown> refund(GatewayConfig account, String refundId, String payment) throws NoAnswer, Unreadable {
        Answer answer = get(account, StripeRefundPage.path(refundId));
        Optional<JsonNode> refund = StripeRefundPage.one(answer.body());
        if (answer.status() == 200 && refund.isPresent()) {
            return Optional.of(shown(account, refund.get()));
        } else if (StripeRefundPage.isMissing(answer.status(), answer.body())) {
            return Optional.empty();
        }
        throw unreadable(answer);
    }

    private static Shown shown(GatewayConfig account, JsonNode refund) throws Unreadable {
        try {
            return new Shown(StripeRefundPage.refund(account.code(), refund), refund);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("a refund of " + account.destination() + " cannot be read: " + e.getMessage());
        }
    }

    private static Unreadable unreadable(Answer answer) {
        return Unreadable.of(answer.status());
    }

    @Override
    public List<ReturnMessage> facts(GatewayConfig account, Shown shown) {
        return acceptance.map(
                account.merchant(),
                account.destination(),
                shown.refund().id(),
                "stripe/refund",
                StripeRefund.input(account.code(), shown.raw()));
    }

    private Answer get(GatewayConfig account, String path) throws NoAnswer {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + account.key().reveal());
        headers.put("Stripe-Version", StripeRefundRequest.VERSION);
        account.option("connectedAccount").ifPresent(connected -> headers.put("Stripe-Account", connected));
        return http.call("call-" + account.destination().replace(':', '-'), "GET", path, headers, null);
    }
}
