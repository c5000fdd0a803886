package io.backhaul.hub.out;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.PayPalApi.NoToken;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.paypal.PayPalRefund;
import io.backhaul.partner.paypal.PayPalRefundAnswer;
import io.backhaul.partner.paypal.PayPalRefundLookup;
import io.backhaul.partner.paypal.PayPalRefundRequest;
import io.backhaul.store.CommandRows.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Refunds at PayPal (payment facts 2 and 4.2). */
public final class PayPalRefunds implements RefundGateway {

    static final String TYPE = "paypal";

    private static final Duration WITHOUT_TOKEN = Duration.ofSeconds(10);

    /** How much earlier than our first send PayPal's clock may have it. */
    private static final Duration SKEW = Duration.ofDays(1);

    private final PayPalApi paypal;
    private final Acceptance acceptance;
    private final Clock realTime;

    public PayPalRefunds(PayPalApi paypal, Acceptance acceptance, Clock realTime) {
        this.paypal = paypal;
        this.acceptance = acceptance;
        this.realTime = realTime;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** PayPal remembers a request for 45 days. */
    @Override
    public Duration keyLife() {
        return Duration.ofDays(44);
    }

    @Override
    public byte[] request(Row row) {
        return refund(row).body();
    }

    private static PayPalRefundRequest refund(Row row) {
        String payment = row.command().payment();
        return new PayPalRefundRequest(
                payment.substring(payment.indexOf('/') + 1),
                row.command().amount(),
                row.command().key(),
                row.idempotencyKey());
    }

    @Override
    public Sent send(Row row, byte[] stored) throws NoAnswer {
        PayPalRefundRequest request = refund(row);
        try {
            Answer answer = paypal.call(row.command().destination(), "POST", request.path(), request.headers(), stored);
            return new Sent(
                    PayPalRefundAnswer.read(answer.status(), answer.headers(), answer.body(), row.mayHaveHappened()),
                    PayPalRefundAnswer.debugId(answer.headers(), answer.body()));
        } catch (NoToken e) {
            return new Sent(
                    e.isRefused()
                            ? new RefundAnswer.Paused(e.getMessage())
                            : new RefundAnswer.NotExecuted(e.getMessage(), WITHOUT_TOKEN),
                    null);
        }
    }

    /**
     * While the request may be repeated, repeating it is the look-up, and this only says whether PayPal can be asked at all;
     * after that the report of transactions is searched.
     */
    @Override
    public RefundLookup find(Row row, byte[] stored) throws NoAnswer {
        try {
            PayPalRefundRequest request = refund(row);
            if (mayBeRepeated(row)) {
                Answer capture = get(row, PayPalRefundLookup.capturePath(request.capture()));
                return PayPalRefundLookup.capture(capture.status(), capture.body());
            }
            return reported(row, request);
        } catch (NoToken e) {
            return e.isRefused()
                    ? new RefundLookup.Refused(e.getMessage())
                    : new RefundLookup.Unavailable(e.getMessage());
        }
    }

    private boolean mayBeRepeated(Row row) {
        Instant end =
                row.firstSentAt() == null ? Instant.MAX : row.firstSentAt().plus(keyLife());
        return !row.lookupOnly() && realTime.instant().isBefore(end);
    }

    private RefundLookup reported(Row row, PayPalRefundRequest request) throws NoAnswer, NoToken {
        Instant now = realTime.instant();
        Instant first = row.firstSentAt() == null ? now : row.firstSentAt();
        Instant from = first.minus(SKEW);
        while (from.isBefore(now)) {
            Instant to = from.plus(PayPalRefundLookup.SPAN);
            RefundLookup found = reported(row, request, from, to.isBefore(now) ? to : now);
            if (!(found instanceof RefundLookup.Miss)) {
                return found;
            }
            from = to;
        }
        return now.isBefore(first.plus(PayPalRefundLookup.LAG))
                ? new RefundLookup.Unavailable("not in PayPal's report, which may be three hours late")
                : new RefundLookup.Miss();
    }

    private RefundLookup reported(Row row, PayPalRefundRequest request, Instant from, Instant to)
            throws NoAnswer, NoToken {
        int page = 1;
        while (true) {
            Answer answer = get(row, PayPalRefundLookup.reportPath(from, to, page));
            var report = PayPalRefundLookup.Report.read(answer.status(), answer.body(), page, request);
            if (!report.readable()) {
                return PayPalRefundLookup.unavailable(answer.status());
            } else if (report.refund() != null) {
                Answer refund = get(row, PayPalRefundLookup.refundPath(report.refund()));
                return PayPalRefundLookup.refund(refund.status(), refund.body());
            } else if (!report.more()) {
                return new RefundLookup.Miss();
            }
            page++;
        }
    }

    private Answer get(Row row, String path) throws NoAnswer, NoToken {
        return paypal.call(row.command().destination(), "GET", path, Map.of(), null);
    }

    @Override
    public List<ReturnMessage> facts(Row row, RefundAnswer.Exists refund) {
        String payment = row.command().payment();
        return acceptance.map(
                row.merchant(),
                row.command().destination(),
                refund.id(),
                "paypal/refund",
                PayPalRefund.input(
                        payment.substring(0, payment.indexOf('/')),
                        refund.refund(),
                        row.command().key()));
    }
}
