package io.backhaul.sandbox.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Courier;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.Page;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.SelfMadeCa;
import io.backhaul.sandbox.kit.Shelf;
import java.math.BigDecimal;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A PayPal account in a box: tokens, request ids it remembers for 45 days, invoice ids it takes once, refunds that are pending
 * and fail late, and webhooks signed by a certificate of an authority of its own.
 */
public final class PayPalSandbox {

    /** The app's client id. */
    public static final String CLIENT_ID = "sandbox-client";

    /** The app's secret. */
    public static final String SECRET = "sandbox-paypal-secret";

    /** PayPal's id of the hub's webhook. */
    public static final String WEBHOOK_ID = "4JH86294D6297924G";

    private static final String AUTHORITY = "paypal-authority";

    record Authority(String key, String certificate) {}

    private final Shelf shelf;
    private final Clock clock;
    private final SelfMadeCa authority;
    private final X509Certificate certificate;
    private final Books books;
    private final Tokens tokens;
    private final PaymentsApi api;

    /** The account's state is kept on that shelf. */
    public PayPalSandbox(Shelf shelf, Clock clock, Courier courier, Faults faults, String server) {
        this.shelf = shelf;
        this.clock = clock;
        this.authority = authority(shelf);
        KeyPair keys = SelfMadeCa.keys("RSA", 2048);
        Instant now = Instant.now();
        this.certificate = authority.issue(
                "CN=messageverificationcerts.sandbox.paypal.com, O=Backhaul sandbox",
                keys.getPublic(),
                now.minus(Duration.ofDays(3650)),
                now.plus(Duration.ofDays(3650)));
        String base = server + "/paypal";
        this.books = new Books(shelf, clock, new Notices(courier, clock, WEBHOOK_ID, keys.getPrivate()), base);
        this.tokens = new Tokens(shelf, CLIENT_ID, SECRET);
        this.api = new PaymentsApi(books, new RequestIds(shelf, clock), tokens, faults, shelf, clock, base);
    }

    /** The authority is the same over restarts: who runs beside these partners has been told of it once. */
    private static SelfMadeCa authority(Shelf shelf) {
        Authority known = shelf.find(AUTHORITY, "ca", Authority.class).orElse(null);
        if (known != null) {
            return SelfMadeCa.of(known.key(), known.certificate());
        }
        SelfMadeCa made = SelfMadeCa.create("CN=Backhaul sandbox authority");
        shelf.put(AUTHORITY, "ca", new Authority(made.key(), SelfMadeCa.pem(made.certificate())));
        return made;
    }

    /** Whom a hub beside this PayPal must trust, as PEM. */
    public String trusted() {
        return SelfMadeCa.pem(authority.certificate());
    }

    /** The API and the control desk's calls. */
    public void open(PartnerServer server) {
        api.open(server);
        server.on(
                "GET",
                "/paypal/v1/notifications/certs/CERT-sandbox",
                call -> Answer.text(200, "application/x-pem-file", SelfMadeCa.pem(certificate)));
        server.on(
                "GET",
                "/sandbox/paypal/refunds",
                call -> Page.of(books.refunds().stream().map(Refund::shown).toList(), call));
        server.on("POST", "/sandbox/paypal/refunds", this::outside);
        settling(server, "fail", "FAILED");
        settling(server, "complete", "COMPLETED");
        server.on("POST", "/sandbox/paypal/captures/{id}/slow", this::slow);
        server.on("POST", "/sandbox/paypal/disputes", this::disputed);
        server.on("GET", "/sandbox/paypal/tokens", call -> Page.of(tokens.given(), call));
        server.on("POST", "/sandbox/paypal/tokens/revoke", call -> {
            tokens.revoke();
            return Answer.json(List.of());
        });
    }

    private void settling(PartnerServer server, String act, String status) {
        server.on(
                "POST",
                "/sandbox/paypal/refunds/{id}/" + act,
                call -> Answer.json(shelf.together(
                        () -> books.settle(call.name("id"), status).shown())));
    }

    /** A buyer has paid; answers the capture's id. */
    public String capture(BigDecimal amount, String currency, String order) {
        Capture capture = new Capture(
                Books.id(), Amounts.minor(amount, currency), currency, order, false, false, clock.instant(), List.of());
        books.put(capture);
        return capture.id();
    }

    /**
     * A refund that did not come from the hub.
     *
     * @return its id
     * @throws Refusal if PayPal would not allow it
     */
    public String refund(String capture, BigDecimal amount) {
        Capture paid = known(capture);
        return made(paid, Amounts.minor(amount, paid.currency())).id();
    }

    private Refund made(Capture capture, Long minor) {
        try {
            return shelf.together(() -> books.refund(capture, minor, null, null, null));
        } catch (PayPalError e) {
            throw new Refusal(409, e.issue());
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

    private Answer slow(Call call) {
        books.put(known(call.name("id")).paidSlowly());
        return Answer.json(List.of());
    }

    private Answer disputed(Call call) {
        return Answer.json(shelf.together(
                () -> books.dispute(known(call.json().path("payment").asText()))));
    }

    private Capture known(String id) {
        return books.capture(id).orElseThrow(() -> new Refusal(404, "no capture " + id + " at PayPal"));
    }
}
