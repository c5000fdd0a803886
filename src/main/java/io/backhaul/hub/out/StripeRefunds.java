package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.work.HubMessages;
import io.backhaul.partner.Json;
import io.backhaul.partner.stripe.StripeRefund;
import io.backhaul.partner.stripe.StripeRefundAnswer;
import io.backhaul.partner.stripe.StripeRefundLookup;
import io.backhaul.partner.stripe.StripeRefundRequest;
import io.backhaul.store.CommandRows;
import io.backhaul.store.CommandRows.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refunds at Stripe, by the table of payment facts 4.2: look before repeating, the same key and bytes, never past 23 hours. */
public final class StripeRefunds implements CommandExecutor {

    /** Stripe may forget a key after 24 hours; then repeating would be a new refund. */
    private static final Duration SAFE = Duration.ofHours(23);

    /** The list of refunds may lag behind: one miss is no proof. */
    private static final Duration SECOND_LOOK = Duration.ofMinutes(10);

    private static final String FAMILY = "stripe:";

    private final HttpCalls http;
    private final Merchants merchants;
    private final Acceptance acceptance;
    private final CommandRows commands;
    private final HubMessages hub;

    public StripeRefunds(
            HttpCalls http, Merchants merchants, Acceptance acceptance, CommandRows commands, HubMessages hub) {
        this.http = http;
        this.merchants = merchants;
        this.acceptance = acceptance;
        this.commands = commands;
        this.hub = hub;
    }

    @Override
    public boolean serves(String destination) {
        return destination.startsWith(FAMILY);
    }

    @Override
    public byte[] prepare(Row row) {
        return request(row).body();
    }

    private static StripeRefundRequest request(Row row) {
        String payment = row.command().payment();
        return new StripeRefundRequest(
                payment.substring(payment.indexOf('/') + 1),
                row.command().amount(),
                row.command().key(),
                row.caseId().toString(),
                row.idempotencyKey().toString());
    }

    @Override
    public Result send(Row row, byte[] stored) {
        try {
            Map<String, String> headers = new LinkedHashMap<>(request(row).headers());
            headers.putAll(authorization(row));
            Answer answer = http.call(route(row), "POST", StripeRefundRequest.PATH, headers, stored);
            return read(row, StripeRefundAnswer.read(answer.status(), answer.headers(), answer.body()), answer.body());
        } catch (NoAnswer e) {
            return new Result.Unknown(e.getMessage());
        }
    }

    @Override
    public Result resume(Row row, byte[] stored) {
        StripeRefundLookup found = lookUp(row);
        if (found instanceof StripeRefundLookup.Found ours) {
            return settled(row, ours.refund());
        }
        if (found instanceof StripeRefundLookup.Unavailable away) {
            return new Result.Unknown(away.reason());
        }
        commands.missed(row);
        if (row.firstSentAt().plus(SAFE).isAfter(Instant.now())) {
            return send(row, stored);
        }
        return row.misses() > 0
                ? new Result.NeedsPerson("twice not found at Stripe, and its key is too old to be repeated safely")
                : new Result.Later("not found at Stripe; looking once more before a person must", SECOND_LOOK);
    }

    private StripeRefundLookup lookUp(Row row) {
        String payment =
                row.command().payment().substring(row.command().payment().indexOf('/') + 1);
        String after = null;
        try {
            while (true) {
                Answer page =
                        http.call(route(row), "GET", StripeRefundLookup.path(payment, after), authorization(row), null);
                StripeRefundLookup read = StripeRefundLookup.read(
                        page.status(), page.body(), row.command().key());
                if (!(read instanceof StripeRefundLookup.More more)) {
                    return read;
                }
                after = more.startingAfter();
            }
        } catch (NoAnswer e) {
            return new StripeRefundLookup.Unavailable(e.getMessage());
        }
    }

    private Result read(Row row, StripeRefundAnswer answer, byte[] body) {
        if (answer instanceof StripeRefundAnswer.Settled || answer instanceof StripeRefundAnswer.Failed) {
            return settled(row, Json.read(body).orElseThrow());
        } else if (answer instanceof StripeRefundAnswer.Rejected rejected) {
            ReturnMessage fact = hub.refused(row.merchant(), row.caseId(), row.command(), "stripe", rejected.reason());
            return new Result.Refused(rejected.reason(), List.of(fact));
        } else if (answer instanceof StripeRefundAnswer.Retry retry) {
            return new Result.Later("Stripe asks to wait", retry.after());
        } else if (answer instanceof StripeRefundAnswer.NeedsReview review) {
            return new Result.NeedsPerson(review.reason());
        } else if (answer instanceof StripeRefundAnswer.Paused paused) {
            return new Result.Later("Stripe refuses our key: " + paused.reason(), Duration.ofMinutes(1));
        }
        return new Result.Unknown(((StripeRefundAnswer.Unknown) answer).reason());
    }

    /** The same facts, with the same keys, as the webhook about this refund would give: whichever comes first counts. */
    private Result settled(Row row, JsonNode refund) {
        List<ReturnMessage> facts = acceptance.map(
                row.merchant(),
                row.command().destination(),
                refund.path("id").asText(),
                "stripe/refund",
                StripeRefund.input("stripe", refund));
        String id = refund.path("id").asText();
        return new Result.Done(
                "Stripe refund " + id + " " + refund.path("status").asText(), id, facts);
    }

    private Map<String, String> authorization(Row row) {
        GatewayConfig gateway = merchants
                .gateway("stripe", row.command().destination().substring(FAMILY.length()))
                .orElseThrow(() ->
                        new IllegalStateException("no gateway " + row.command().destination()));
        return Map.of("Authorization", "Bearer " + gateway.key().reveal());
    }

    private static String route(Row row) {
        return "call-" + row.command().destination().replace(':', '-');
    }
}
