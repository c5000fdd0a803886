package io.backhaul.hub.out;

import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.StoreAccess.NoAccess;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.Shelf;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget;
import io.backhaul.partner.shopify.ShopifyBudget.Claim;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyCost;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of the Admin API of the configured stores, all within one budget per store. A token that the store refuses is replaced
 * once and the call repeated once: a refused call was not executed.
 *
 * <p>What the hub knows without asking it answers itself in the store's own form, so that whoever reads answers reads it the
 * same way: 401 with the reason when the store may not be called, 429 with the exact wait when its points are used up for longer
 * than a thread may stand.
 */
public final class ShopifyStores implements ShopifyApi {

    private static final Map<Use, Duration> PATIENCE = Map.of(
            Use.REFUND, Duration.ofSeconds(5),
            Use.COMMAND, Duration.ofSeconds(5),
            Use.SIGNAL, Duration.ofSeconds(5),
            Use.POLLING, Duration.ZERO);

    /** Answers that no other call will change (Shopify facts 3). */
    private static final Map<Integer, String> SHUT = Map.of(
            401, "a new access token is refused, too",
            402, "the shop is frozen until its plan is paid (HTTP 402)",
            403, "it forbids all calls (HTTP 403)",
            423, "the shop is locked (HTTP 423)");

    private static final Logger LOG = LoggerFactory.getLogger(ShopifyStores.class);

    private static final String NOT_SENT = "Backhaul-Not-Sent";

    private final HttpCalls http;
    private final Merchants merchants;
    private final StoreAccess access;
    private final Clock realTime;
    private final Pause pause;
    private final Map<String, ShopifyBudget> budgets = new ConcurrentHashMap<>();

    /** How a thread waits. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    public ShopifyStores(HttpCalls http, Merchants merchants, StoreAccess access, Clock realTime, Pause pause) {
        this.http = http;
        this.merchants = merchants;
        this.access = access;
        this.realTime = realTime;
        this.pause = pause;
    }

    @Override
    public ShopifyAnswer query(String store, ShopifyCall call) {
        return query(store, call, Use.COMMAND);
    }

    public ShopifyAnswer query(String store, ShopifyCall call, Use use) {
        try {
            Answer answer = post(store, call.body(), use);
            return ShopifyAnswer.ofQuery(answer.status(), answer.headers(), answer.body());
        } catch (NoAnswer e) {
            return ShopifyAnswer.none(e.getMessage());
        }
    }

    @Override
    public ShopifyAnswer mutate(String store, byte[] call) {
        return mutate(store, call, Use.COMMAND);
    }

    public ShopifyAnswer mutate(String store, byte[] call, Use use) {
        try {
            Answer answer = post(store, call, use);
            ShopifyAnswer read = ShopifyAnswer.ofMutation(answer.status(), answer.headers(), answer.body());
            return isOurs(answer) && read instanceof ShopifyAnswer.Throttled throttled
                    ? new ShopifyAnswer.Throttled(throttled.after(), true)
                    : read;
        } catch (NoAnswer e) {
            return ShopifyAnswer.none(e.getMessage());
        }
    }

    @Override
    public Shelf shelf(String store) {
        return store == null
                ? Shelf.PLAIN
                : merchants.store(store).map(StoreConfig::shelf).orElse(Shelf.PLAIN);
    }

    /** The answer as it came, for what must be kept. */
    public Answer post(String store, byte[] call, Use use) throws NoAnswer {
        StoreConfig config = merchants.store(store).orElseThrow(() -> new IllegalStateException("no store " + store));
        try {
            String token = access.token(config, null);
            Answer answer = affordable(config, token, call, use);
            if (answer.status() == 401) {
                answer = affordable(config, access.token(config, token), call, use);
            }
            note(config, answer.status());
            return answer;
        } catch (NoAccess e) {
            return known(401, Map.of(), e.getMessage());
        }
    }

    /** The answer counts whatever becomes of this. */
    private void note(StoreConfig store, int status) {
        try {
            if (status == 200) {
                access.worked(store);
            } else if (SHUT.containsKey(status)) {
                access.refused(store, SHUT.get(status));
            }
        } catch (RuntimeException e) {
            LOG.warn("what an answer of store {} says of its connection could not be kept", store.code(), e);
        }
    }

    /** Points the store's bucket holds, as far as is known. */
    public double points(String store) {
        return budget(store).points();
    }

    private ShopifyBudget budget(String store) {
        return budgets.computeIfAbsent(store, code -> new ShopifyBudget(realTime));
    }

    private Answer affordable(StoreConfig store, String token, byte[] call, Use use) throws NoAnswer {
        ShopifyBudget budget = budget(store.code());
        String operation = Json.read(call)
                .flatMap(json -> Json.text(json, "/operationName"))
                .orElse("");
        Duration left = PATIENCE.get(use);
        Claim claim = budget.claim(operation, use);
        while (!claim.delay().isZero()) {
            left = left.minus(claim.delay());
            if (left.isNegative() || !waited(claim.delay())) {
                return throttled(claim.delay());
            }
            claim = budget.claim(operation, use);
        }
        return called(store, token, call, budget, claim);
    }

    private Answer called(StoreConfig store, String token, byte[] call, ShopifyBudget budget, Claim claim)
            throws NoAnswer {
        Optional<ShopifyCost> cost = Optional.empty();
        try {
            Map<String, String> headers = Map.of("X-Shopify-Access-Token", token, "Content-Type", "application/json");
            Answer answer = http.call(
                    "call-shopify-" + store.code(), "POST", ShopifyCall.path(store.apiVersion()), headers, call);
            cost = ShopifyCost.of(answer.body());
            if (answer.status() == 429
                    && ShopifyAnswer.ofQuery(429, answer.headers(), answer.body())
                            instanceof ShopifyAnswer.Throttled throttled) {
                budget.shut(throttled.after());
            }
            return answer;
        } finally {
            budget.settle(claim, cost.orElse(null));
        }
    }

    private boolean waited(Duration time) {
        try {
            pause.pause(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the hub is being stopped: the command or signal comes again
            return false;
        }
    }

    private static Answer throttled(Duration wait) {
        String seconds = BigDecimal.valueOf(wait.toMillis(), 3).toPlainString();
        return known(429, Map.of("Retry-After", seconds), "the points of the store's bucket are used up");
    }

    private static Answer known(int status, Map<String, String> headers, String words) {
        Map<String, String> marked = new LinkedHashMap<>(headers);
        marked.put(NOT_SENT, "true");
        return new Answer(status, marked, Json.write(Map.of("errors", words)));
    }

    /** Whether the hub answered this itself: the store never saw the call. */
    static boolean isOurs(Answer answer) {
        return answer.headers().containsKey(NOT_SENT);
    }
}
