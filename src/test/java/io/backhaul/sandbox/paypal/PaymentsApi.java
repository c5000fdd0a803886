package io.backhaul.sandbox.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.FaultKind;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The part of PayPal's API that refunds need, under {@code /paypal}. */
final class PaymentsApi implements Faults.Wording {

    private static final String CAPTURE = "/paypal/v2/payments/captures/{id}";

    /** So late does the report show what has happened. */
    private static final Duration REPORT_LAG = Duration.ofHours(3);

    private final Books books;
    private final RequestIds requests;
    private final Tokens tokens;
    private final Faults faults;
    private final Shelf shelf;
    private final Clock clock;
    private final String base;

    PaymentsApi(Books books, RequestIds requests, Tokens tokens, Faults faults, Shelf shelf, Clock clock, String base) {
        this.books = books;
        this.requests = requests;
        this.tokens = tokens;
        this.faults = faults;
        this.shelf = shelf;
        this.clock = clock;
        this.base = base;
    }

    void open(PartnerServer server) {
        server.on("POST", "/paypal/v1/oauth2/token", call -> disturbed(call, () -> tokens.give(call)));
        server.on("GET", CAPTURE, call -> guarded(call, false, () -> capture(call.name("id"))));
        server.on("POST", CAPTURE + "/refund", call -> guarded(call, true, () -> refund(call)));
        server.on(
                "GET",
                "/paypal/v2/payments/refunds/{id}",
                call -> guarded(
                        call,
                        false,
                        () -> Answer.json(books.refund(call.name("id"))
                                .orElseThrow(PayPalError::unknown)
                                .api(base))));
        server.on("GET", "/paypal/v1/reporting/transactions", call -> guarded(call, false, () -> report(call)));
    }

    /** Checks the token, lets an ordered fault strike and words what is refused. */
    private Answer guarded(Call call, boolean write, Supplier<Answer> work) {
        Answer answer;
        try {
            tokens.check(call);
            answer = write ? work.get() : disturbed(call, work);
        } catch (PayPalError e) {
            answer = e.answer();
        }
        return answer.headers().containsKey("Paypal-Debug-Id")
                ? answer
                : answer.with("Paypal-Debug-Id", Long.toHexString(Ids.number()));
    }

    private Answer disturbed(Call call, Supplier<Answer> work) {
        Optional<FaultKind> fault = faults.strike("paypal", false, call.path() + " " + call.query());
        return fault.isPresent() ? Faults.play(fault.get(), work, this) : work.get();
    }

    private Answer capture(String id) {
        Capture capture = books.capture(id).orElseThrow(PayPalError::unknown);
        return Answer.json(capture.api(books.refunded(capture), base));
    }

    private Answer refund(Call call) {
        String key = call.header("PayPal-Request-Id").orElseGet(() -> Ids.prefixed("auto"));
        Capture capture = books.capture(call.name("id")).orElseThrow(PayPalError::unknown);
        Optional<FaultKind> fault = faults.strike("paypal", true, call.path() + " " + call.text());
        Instant start = Instant.now();
        requests.begin(key, start.plusSeconds(60));
        Answer answer = null;
        try {
            Supplier<Answer> effect = () -> shelf.together(() -> perform(call, capture, key));
            answer = fault.isPresent() ? Faults.play(fault.get(), effect, this) : effect.get();
            return answer;
        } finally {
            boolean held = answer != null && !answer.hangUp();
            requests.end(key, held ? Instant.now().plus(answer.delay()) : start);
        }
    }

    private Answer perform(Call call, Capture capture, String key) {
        Optional<String> before = requests.refund(key, call.body());
        Refund refund = before.isPresent() ? books.refund(before.get()).orElseThrow() : made(call, capture, key);
        requests.made(key, call.body(), refund.id());
        boolean whole = call.header("Prefer").orElse("").equals("return=representation");
        return Answer.json(before.isPresent() ? 200 : 201, whole ? refund.api(base) : refund.minimal(base));
    }

    private Refund made(Call call, Capture capture, String key) {
        JsonNode wish = call.json();
        Long amount = wish.has("amount") ? Amounts.wanted(wish.get("amount"), capture.currency()) : null;
        String custom = wish.path("custom_id").asText(null);
        if (custom != null && !custom.matches("[A-Za-z0-9-_.,]{1,127}")) {
            throw new PayPalError(400, "INVALID_REQUEST", "INVALID_PARAMETER_SYNTAX");
        }
        return books.refund(capture, amount, wish.path("invoice_id").asText(null), custom, key);
    }

    private Answer report(Call call) {
        Instant from = Instant.parse(call.query("start_date").orElse(""));
        Instant to = Instant.parse(call.query("end_date").orElse(""));
        if (Duration.between(from, to).compareTo(Duration.ofDays(31)) > 0) {
            throw new PayPalError(400, "INVALID_REQUEST", "INVALID_DATE_RANGE");
        }
        Instant fresh = clock.instant().minus(REPORT_LAG);
        List<Map<String, Object>> lines = books.refunds().stream()
                .filter(r -> !r.created().isBefore(from) && !r.created().isAfter(to))
                .filter(r -> r.created().isBefore(fresh))
                .map(Refund::reported)
                .toList();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("transaction_details", lines);
        report.put("page", 1);
        report.put("total_items", lines.size());
        report.put("total_pages", lines.isEmpty() ? 0 : 1);
        return Answer.json(report);
    }

    @Override
    public Answer broken() {
        return new PayPalError(500, "INTERNAL_SERVER_ERROR", "INTERNAL_SERVICE_ERROR").answer();
    }

    @Override
    public Answer tooMany() {
        return new PayPalError(429, "RATE_LIMIT_REACHED", "TOO_MANY_REQUESTS").answer();
    }

    @Override
    public Answer inFlight() {
        return PayPalError.running().answer();
    }
}
