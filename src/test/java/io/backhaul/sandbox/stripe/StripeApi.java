package io.backhaul.sandbox.stripe;

import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.FaultKind;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Shelf;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The part of Stripe's API that refunds need, under {@code /stripe/v1}. */
final class StripeApi implements Faults.Wording {

    private static final String REFUNDS = "/stripe/v1/refunds";

    private final Ledger ledger;
    private final IdempotencyKeys keys;
    private final Faults faults;
    private final Shelf shelf;
    private final String apiKey;
    private final Clock clock;

    StripeApi(Ledger ledger, IdempotencyKeys keys, Faults faults, Shelf shelf, String apiKey, Clock clock) {
        this.ledger = ledger;
        this.keys = keys;
        this.faults = faults;
        this.shelf = shelf;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    void open(PartnerServer server) {
        server.on("POST", REFUNDS, call -> guarded(call, true, () -> create(call)));
        server.on("GET", REFUNDS, call -> guarded(call, false, () -> listed(call)));
        server.on("GET", REFUNDS + "/{id}", call -> guarded(call, false, () -> one(call.name("id"))));
        server.on(
                "GET", "/stripe/v1/payment_intents/{id}", call -> guarded(call, false, () -> payment(call.name("id"))));
    }

    /** Checks the key, lets an ordered fault strike and words what is refused. */
    private Answer guarded(Call call, boolean write, Supplier<Answer> work) {
        Answer answer;
        try {
            authenticate(call);
            Optional<FaultKind> fault =
                    write ? Optional.empty() : faults.strike("stripe", false, call.path() + " " + call.query());
            answer = fault.isPresent() ? Faults.play(fault.get(), work, this) : work.get();
        } catch (StripeError e) {
            answer = e.answer();
        }
        Answer named = answer.with("Request-Id", Ids.prefixed("req_"));
        return call.header("Idempotency-Key")
                .map(key -> named.with("Idempotency-Key", key))
                .orElse(named);
    }

    private void authenticate(Call call) {
        String given = call.header("Authorization").orElse("");
        String basic = "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8));
        if (!given.equals("Bearer " + apiKey) && !given.equals(basic)) {
            throw StripeError.invalid(401, null, null, "Invalid API Key provided");
        }
    }

    private Answer create(Call call) {
        Map<String, String> form = call.form();
        String key = call.header("Idempotency-Key").orElseGet(() -> Ids.prefixed("auto_"));
        Payment payment = validated(form);
        Optional<FaultKind> fault = faults.strike("stripe", true, call.text());
        Instant start = Instant.now();
        keys.begin(key, start.plusSeconds(60));
        Answer answer = null;
        try {
            answer = fault.isPresent()
                    ? Faults.play(fault.get(), () -> perform(form, payment, key, fault.get()), this)
                    : perform(form, payment, key, null);
            return answer;
        } finally {
            boolean held = answer != null && !answer.hangUp();
            keys.end(key, held ? Instant.now().plus(answer.delay()) : start);
        }
    }

    /** What Stripe checks before a request begins to run; nothing of it is remembered under the key. */
    private Payment validated(Map<String, String> form) {
        String id = form.getOrDefault("payment_intent", "");
        String charge = form.getOrDefault("charge", "");
        if (id.isEmpty() == charge.isEmpty()) {
            throw StripeError.invalid(
                    400, null, null, "One of the following params should be provided: payment_intent or charge.");
        }
        amount(form);
        return (id.isEmpty() ? ledger.ofCharge(charge) : ledger.payment(id))
                .orElseThrow(() -> id.isEmpty()
                        ? StripeError.invalid(404, "resource_missing", "charge", "No such charge: '" + charge + "'")
                        : StripeError.invalid(
                                404, "resource_missing", "payment_intent", "No such payment_intent: '" + id + "'"));
    }

    private static Long amount(Map<String, String> form) {
        String text = form.get("amount");
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,11}")) {
            throw StripeError.invalid(400, "parameter_invalid_integer", "amount", "Invalid integer: " + text);
        }
        return Long.valueOf(text);
    }

    /** Effect and stored answer are one: whoever repeats the key later sees the first outcome, a 500 included. */
    private Answer perform(Map<String, String> form, Payment payment, String key, FaultKind fault) {
        String fingerprint = IdempotencyKeys.fingerprint(form);
        return shelf.together(() -> {
            Optional<Answer> replay = keys.replay(key, fingerprint);
            if (replay.isPresent()) {
                return replay.get();
            }
            Answer answer = attempt(form, payment, key);
            keys.store(key, fingerprint, fault == FaultKind.E500_AFTER_EFFECT ? broken() : answer);
            return answer;
        });
    }

    private Answer attempt(Map<String, String> form, Payment payment, String key) {
        try {
            return Answer.json(ledger.refund(payment, amount(form), form.get("reason"), metadata(form), key)
                    .api());
        } catch (StripeError e) {
            return e.answer();
        }
    }

    private static Map<String, String> metadata(Map<String, String> form) {
        Map<String, String> metadata = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[") && name.endsWith("]")) {
                metadata.put(name.substring(9, name.length() - 1), value);
            }
        });
        return metadata;
    }

    private Answer one(String id) {
        return Answer.json(ledger.refund(id)
                .orElseThrow(() -> StripeError.invalid(404, "resource_missing", "id", "No such refund: '" + id + "'"))
                .api());
    }

    private Answer payment(String id) {
        Payment payment = ledger.payment(id)
                .orElseThrow(() ->
                        StripeError.invalid(404, "resource_missing", "intent", "No such payment_intent: '" + id + "'"));
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("id", id);
        api.put("object", "payment_intent");
        api.put("amount", payment.amount());
        api.put("amount_received", payment.amount());
        api.put("currency", payment.currency());
        api.put("latest_charge", payment.charge());
        api.put("status", "succeeded");
        return Answer.json(api);
    }

    private Answer listed(Call call) {
        List<Refund> all = visible(call);
        int from = call.query("starting_after")
                .map(id -> 1 + all.stream().map(Refund::id).toList().indexOf(id))
                .orElse(0);
        int limit = Math.min(
                100, Math.max(1, call.query("limit").map(Integer::valueOf).orElse(10)));
        int to = Math.min(all.size(), from + limit);
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("object", "list");
        list.put("data", all.subList(from, to).stream().map(Refund::api).toList());
        list.put("has_more", to < all.size());
        list.put("url", "/v1/refunds");
        return Answer.json(list);
    }

    /** Lists may lag behind: what is younger than this they do not show yet. */
    private volatile Duration lag = Duration.ZERO;

    void lag(Duration behind) {
        lag = behind;
    }

    private List<Refund> visible(Call call) {
        Instant shown = clock.instant().minus(lag);
        long from = call.query("created[gte]").map(Long::valueOf).orElse(0L);
        long until = call.query("created[lt]").map(Long::valueOf).orElse(Long.MAX_VALUE);
        return matching(call).stream()
                .filter(refund -> refund.created().getEpochSecond() >= from)
                .filter(refund -> refund.created().getEpochSecond() < until)
                .filter(refund -> lag.isZero() || refund.created().isBefore(shown))
                .toList();
    }

    private List<Refund> matching(Call call) {
        Optional<String> id = call.query("payment_intent");
        Optional<String> charge = call.query("charge");
        if (id.isEmpty() && charge.isEmpty()) {
            return ledger.newestFirst(Optional.empty());
        }
        Optional<Payment> payment = id.isPresent() ? ledger.payment(id.get()) : charge.flatMap(ledger::ofCharge);
        return payment.isEmpty() ? List.of() : ledger.newestFirst(payment);
    }

    @Override
    public Answer broken() {
        return StripeError.api("An unknown error occurred").answer();
    }

    @Override
    public Answer tooMany() {
        return StripeError.invalid(429, "rate_limit", null, "Too many requests hit the API too quickly.")
                .answer();
    }

    @Override
    public Answer inFlight() {
        return IdempotencyKeys.inUse("(another)").answer();
    }
}
