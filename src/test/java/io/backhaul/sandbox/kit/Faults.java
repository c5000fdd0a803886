package io.backhaul.sandbox.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Faults ordered at the control desk, and how they strike. */
public final class Faults {

    /** How long a lost answer holds the line: longer than any caller waits. */
    private static final Duration FOREVER = Duration.ofSeconds(15);

    /** When a late effect comes: after the look-up that follows a time-out. */
    private static final Duration LATE = Duration.ofMillis(Long.getLong("backhaul.sandbox.late", 8_000));

    private static final Set<String> PARTNERS = Set.of("stripe", "paypal", "shopify", "shopify_payments", "aliexpress");
    private static final String COLLECTION = "faults";

    /** @param payment strikes only calls in which this text occurs; null = any */
    record Fault(String id, String partner, String kind, String payment, int times, int remaining) {}

    /** How a partner words its troubles. */
    public interface Wording {
        /** Something broke on the partner's side. */
        Answer broken();

        /** Slow down. */
        Answer tooMany();

        /** The same request is still being worked on. */
        Answer inFlight();
    }

    private final Shelf shelf;

    /** Faults are kept on that shelf. */
    public Faults(Shelf shelf) {
        this.shelf = shelf;
    }

    /** {@code POST /sandbox/{partner}/faults} and {@code GET}, {@code DELETE} on the same path. */
    public void open(PartnerServer server) {
        String path = "/sandbox/{partner}/faults";
        server.on("POST", path, call -> Answer.json(order(partner(call), call.json())));
        server.on("GET", path, call -> Page.of(of(partner(call)), call));
        server.on("DELETE", path, call -> {
            of(partner(call)).forEach(fault -> shelf.remove(COLLECTION, fault.id()));
            return Answer.json(List.of());
        });
    }

    private static String partner(Call call) {
        String partner = call.name("partner");
        if (!PARTNERS.contains(partner)) {
            throw new Refusal(404, "no partner " + partner + " that can be disturbed; there are " + PARTNERS);
        }
        return partner;
    }

    private Fault order(String partner, JsonNode wish) {
        int times = wish.path("times").asInt(1);
        if (times < 1) {
            throw new Refusal(400, "times must be at least 1");
        }
        String kind = FaultKind.of(wish.path("kind").asText()).text();
        String match = wish.path("payment").asText(wish.path("match").asText(null));
        Fault fault = new Fault("fault-" + Ids.number(), partner, kind, match, times, times);
        shelf.put(COLLECTION, fault.id(), fault);
        return fault;
    }

    private List<Fault> of(String partner) {
        return shelf.all(COLLECTION, Fault.class).stream()
                .filter(fault -> fault.partner().equals(partner))
                .toList();
    }

    /**
     * The next fault for this call, counted down.
     *
     * @param write whether the call changes something at the partner
     * @param request the call's text, in which a fault bound to one payment finds it
     */
    public Optional<FaultKind> strike(String partner, boolean write, String request) {
        return shelf.together(() -> of(partner).stream()
                .filter(fault -> fault.remaining() > 0)
                .filter(fault -> FaultKind.of(fault.kind()).strikes(write))
                .filter(fault -> fault.payment() == null || request.contains(fault.payment()))
                .findFirst()
                .map(this::used));
    }

    private FaultKind used(Fault fault) {
        Fault less = new Fault(
                fault.id(), fault.partner(), fault.kind(), fault.payment(), fault.times(), fault.remaining() - 1);
        shelf.put(COLLECTION, fault.id(), less);
        return FaultKind.of(fault.kind());
    }

    /** Does what the fault leaves of the effect and of its answer. */
    public static Answer play(FaultKind fault, Supplier<Answer> effect, Wording wording) {
        return switch (fault) {
            case TIMEOUT_BEFORE_EFFECT -> Answer.hangUp(FOREVER);
            case TIMEOUT_AFTER_EFFECT -> lost(effect, Answer.hangUp(FOREVER));
            case LATE_EFFECT -> late(effect);
            case E500_BEFORE_EFFECT -> wording.broken();
            case E500_AFTER_EFFECT -> lost(effect, wording.broken());
            case E429 -> wording.tooMany().with("Retry-After", "1");
            case E409_IN_FLIGHT -> wording.inFlight();
            case SLOW -> effect.get().after(Duration.ofSeconds(2));
            case DOWN -> Answer.hangUp(Duration.ZERO);
            case GARBAGE -> lost(effect, Answer.text(200, "text/html", "<html><body>Be right back</body></html>"));
        };
    }

    private static Answer late(Supplier<Answer> effect) {
        CompletableFuture.delayedExecutor(LATE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(effect::get);
        return Answer.hangUp(FOREVER);
    }

    private static Answer lost(Supplier<Answer> effect, Answer instead) {
        effect.get();
        return instead;
    }
}
