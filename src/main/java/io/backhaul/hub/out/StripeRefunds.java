package io.backhaul.hub.out;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.partner.Headers;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.stripe.StripeRefund;
import io.backhaul.partner.stripe.StripeRefundAnswer;
import io.backhaul.partner.stripe.StripeRefundLookup;
import io.backhaul.partner.stripe.StripeRefundRequest;
import io.backhaul.store.CommandRows.Row;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refunds at Stripe (payment facts 1.1 to 1.4). */
public final class StripeRefunds implements RefundGateway {

    static final String TYPE = "stripe";

    private final HttpCalls http;
    private final Merchants merchants;
    private final Acceptance acceptance;

    public StripeRefunds(HttpCalls http, Merchants merchants, Acceptance acceptance) {
        this.http = http;
        this.merchants = merchants;
        this.acceptance = acceptance;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Stripe may forget a key after 24 hours; then repeating would be a new refund. */
    @Override
    public Duration keyLife() {
        return Duration.ofHours(23);
    }

    @Override
    public byte[] request(Row row) {
        return refund(row).body();
    }

    private static StripeRefundRequest refund(Row row) {
        return new StripeRefundRequest(
                payment(row),
                row.command().amount(),
                row.command().key(),
                row.caseId().toString(),
                row.idempotencyKey().toString());
    }

    private static String payment(Row row) {
        String reference = row.command().payment();
        return reference.substring(reference.indexOf('/') + 1);
    }

    private static String name(Row row) {
        String reference = row.command().payment();
        return reference.substring(0, reference.indexOf('/'));
    }

    @Override
    public Sent send(Row row, byte[] stored) throws NoAnswer {
        Map<String, String> headers = new LinkedHashMap<>(refund(row).headers());
        headers.putAll(access(row));
        Answer answer = http.call(route(row), "POST", StripeRefundRequest.PATH, headers, stored);
        return new Sent(
                StripeRefundAnswer.read(answer.status(), answer.headers(), answer.body()),
                Headers.find(answer.headers(), "Request-Id").orElse(null));
    }

    @Override
    public RefundLookup find(Row row, byte[] stored) throws NoAnswer {
        String after = null;
        while (true) {
            Answer page = http.call(route(row), "GET", StripeRefundLookup.path(payment(row), after), access(row), null);
            StripeRefundLookup read = StripeRefundLookup.read(
                    page.status(), page.body(), row.command().key());
            if (read.found() != null) {
                return read.found();
            }
            after = read.startingAfter();
        }
    }

    @Override
    public List<ReturnMessage> facts(Row row, RefundAnswer.Exists refund) {
        return acceptance.map(
                row.merchant(),
                row.command().destination(),
                refund.id(),
                "stripe/refund",
                StripeRefund.input(name(row), refund.refund()));
    }

    private Map<String, String> access(Row row) {
        GatewayConfig gateway = merchants.gatewayAt(row.command().destination()).orElseThrow();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + gateway.key().reveal());
        gateway.option("connectedAccount").ifPresent(account -> headers.put("Stripe-Account", account));
        return headers;
    }

    private static String route(Row row) {
        return "call-" + row.command().destination().replace(':', '-');
    }
}
