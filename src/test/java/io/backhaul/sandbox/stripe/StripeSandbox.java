package io.backhaul.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Courier;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Page;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Stripe account in a box: remembers keys, refuses to refund too much, and its refunds can fail long after they succeeded. */
public final class StripeSandbox {

    /** The account's secret API key. */
    public static final String API_KEY = "sk_test_demo";

    /** The webhook endpoint's signing secret. */
    public static final String WEBHOOK_SECRET = "whsec_test_secret";

    private final Events events;
    private final Ledger ledger;
    private final StripeApi api;
    private final IdempotencyKeys keys;
    private final Shelf shelf;
    private final Clock clock;

    /** The account's state is kept on that shelf. */
    public StripeSandbox(Shelf shelf, Clock clock, Courier courier, Faults faults) {
        this.shelf = shelf;
        this.clock = clock;
        this.events = new Events(courier, clock, WEBHOOK_SECRET);
        this.ledger = new Ledger(shelf, clock, events);
        this.keys = new IdempotencyKeys(shelf, clock);
        this.api = new StripeApi(ledger, keys, faults, shelf, API_KEY, clock);
    }

    /** The API and the control desk's calls. */
    public void open(PartnerServer server) {
        api.open(server);
        server.on(
                "GET",
                "/sandbox/stripe/refunds",
                call -> Page.of(ledger.refunds().stream().map(Refund::shown).toList(), call));
        server.on("POST", "/sandbox/stripe/refunds", this::outside);
        server.on(
                "POST",
                "/sandbox/stripe/refunds/{id}/fail",
                call -> Answer.json(shelf.together(() -> ledger.fail(
                                call.name("id"), call.json().path("reason").asText("expired_or_canceled_card"))
                        .shown())));
        server.on("POST", "/sandbox/stripe/memory", this::memory);
        server.on("POST", "/sandbox/stripe/webhooks", this::webhooks);
        server.on("GET", "/sandbox/stripe/disputes", call -> Page.of(ledger.disputes(), call));
        server.on("POST", "/sandbox/stripe/disputes", this::disputed);
        server.on(
                "POST",
                "/sandbox/stripe/disputes/{id}/close",
                call -> Answer.json(shelf.together(() -> ledger.settle(
                        call.name("id"), call.json().path("status").asText("lost")))));
    }

    /** {@code {"forgetKeys": true, "listsLagSeconds": 60}}: what a gateway forgets in a day, and what it does not show at once. */
    private Answer memory(Call call) {
        if (call.json().path("forgetKeys").asBoolean()) {
            keys.forget();
        }
        api.lag(Duration.ofSeconds(call.json().path("listsLagSeconds").asLong(0)));
        return Answer.json(
                Map.of("listsLagSeconds", call.json().path("listsLagSeconds").asLong(0)));
    }

    /** {@code {"withheld": true}}: webhooks get lost until it is said otherwise. */
    private Answer webhooks(Call call) {
        boolean withheld = call.json().path("withheld").asBoolean();
        events.withhold(withheld);
        return Answer.json(Map.of("withheld", withheld));
    }

    /** A buyer has paid; answers the payment's id. */
    public String capture(BigDecimal amount, String currency, String order) {
        String small = currency.toLowerCase(Locale.ROOT);
        Payment payment = new Payment(
                Ids.prefixed("pi_"),
                Ids.prefixed("ch_"),
                Money.minor(amount, small),
                small,
                order,
                clock.instant(),
                List.of());
        ledger.capture(payment);
        return payment.id();
    }

    /** The charge behind a payment. */
    public String charge(String payment) {
        return known(payment).charge();
    }

    /**
     * A refund that did not come from the hub, such as one made in the dashboard or by the shop system.
     *
     * @return its id
     * @throws Refusal if the gateway would not allow it
     */
    public String refund(String payment, BigDecimal amount) {
        Payment paid = known(payment);
        return made(paid, Money.minor(amount, paid.currency())).id();
    }

    /** Whether all or part of the payment has been given back. */
    public boolean refunded(String payment) {
        return ledger.refunded(known(payment)) > 0;
    }

    private Refund made(Payment payment, Long minor) {
        try {
            return shelf.together(() -> ledger.refund(payment, minor, null, Map.of(), null));
        } catch (StripeError e) {
            throw new Refusal(409, e.getMessage());
        }
    }

    private Answer outside(Call call) {
        JsonNode wish = call.json();
        Long amount = wish.hasNonNull("amount") ? wish.get("amount").asLong() : null;
        if (amount != null && amount < 1) {
            throw new Refusal(400, "amount is in minor units and must be positive");
        }
        return Answer.json(made(known(wish.path("payment").asText()), amount).shown());
    }

    private Answer disputed(Call call) {
        JsonNode wish = call.json();
        Payment payment = known(wish.path("payment").asText());
        long amount = wish.path("amount").asLong(payment.amount());
        String reason = wish.path("reason").asText("product_not_received");
        return Answer.json(shelf.together(() -> ledger.dispute(payment, amount, reason)));
    }

    private Payment known(String id) {
        return ledger.payment(id).orElseThrow(() -> new Refusal(404, "no payment " + id + " at Stripe"));
    }
}
