package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.PayPalApi.NoToken;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.partner.paypal.PayPalRefund;
import io.backhaul.partner.paypal.PayPalRefundLookup;
import io.backhaul.partner.paypal.PayPalRefundReport;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The refunds of a PayPal account: named by its report of transactions, each read by its id (payment facts 2). */
public final class PayPalRefundBook implements RefundBook {

    private final PayPalApi paypal;
    private final Acceptance acceptance;

    public PayPalRefundBook(PayPalApi paypal, Acceptance acceptance) {
        this.paypal = paypal;
        this.acceptance = acceptance;
    }

    @Override
    public String type() {
        return PayPalRefunds.TYPE;
    }

    /** The report is up to three hours late. */
    @Override
    public Duration lag() {
        return PayPalRefundLookup.LAG.plusMinutes(30);
    }

    @Override
    public List<Shown> refunds(GatewayConfig account, Instant from, Instant until) throws NoAnswer, Unreadable {
        List<Shown> all = new ArrayList<>();
        PayPalRefundReport report;
        int page = 1;
        do {
            Answer answer = get(account, PayPalRefundReport.path(from, until, page));
            report = PayPalRefundReport.read(answer.status(), answer.body(), page);
            if (report.refunds() == null) {
                throw unreadable(answer);
            }
            for (String id : report.refunds()) {
                Shown shown = refund(account, id, null)
                        .orElseThrow(() -> new Unreadable("PayPal reports the refund " + id + " and does not show it"));
                if (isIn(shown.refund(), from, until)) {
                    all.add(shown);
                }
            }
            page++;
        } while (report.more());
        return List.copyOf(all);
    }

    /** The report counts the last moment in. */
    private static boolean isIn(GatewayRefund refund, Instant from, Instant until) {
        return !refund.created().isBefore(from) && refund.created().isBefore(until);
    }

    @Override
    public Optional<Shown> refund(GatewayConfig account, String refundId, String payment) throws NoAnswer, Unreadable {
        Answer answer = get(account, PayPalRefundReport.path(refundId));
        Optional<JsonNode> refund = PayPalRefundReport.one(answer.status(), answer.body());
        if (refund.isPresent()) {
            return Optional.of(shown(account, refund.get()));
        } else if (PayPalRefundReport.isMissing(answer.status(), answer.body())) {
            return Optional.empty();
        }
        throw unreadable(answer);
    }

    private static Shown shown(GatewayConfig account, JsonNode refund) throws Unreadable {
        try {
            return new Shown(PayPalRefundReport.refund(account.code(), refund), refund);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable("a refund of " + account.destination() + " cannot be read: " + e.getMessage());
        }
    }

    private static Unreadable unreadable(Answer answer) {
        return Unreadable.of(answer.status());
    }

    private Answer get(GatewayConfig account, String path) throws NoAnswer, Unreadable {
        try {
            return paypal.call(account.destination(), "GET", path, Map.of(), null);
        } catch (NoToken e) {
            throw new Unreadable(e.getMessage(), e.isRefused());
        }
    }

    @Override
    public List<ReturnMessage> facts(GatewayConfig account, Shown shown) {
        return acceptance.map(
                account.merchant(),
                account.destination(),
                shown.refund().id(),
                "paypal/refund",
                PayPalRefund.input(account.code(), shown.raw()));
    }
}
