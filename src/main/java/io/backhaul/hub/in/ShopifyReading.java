package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.Reread;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturnIds;
import io.backhaul.partner.shopify.ShopifySnapshot;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.Sha256;
import io.backhaul.store.StoreStates;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads orders with their returns and refunds as a webhook would have made the hub read them. An answer is kept only when its
 * object is in another state than the one last known, by poll or by webhook; it is then mapped like any other receipt.
 */
final class ShopifyReading {

    private static final Logger LOG = LoggerFactory.getLogger(ShopifyReading.class);
    private static final String POLLED = "poll/";

    private final ShopifyPatience patience;
    private final Receipts receipts;
    private final StoreStates states;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final LeftOut leftOut;

    ShopifyReading(
            ShopifyPatience patience,
            Receipts receipts,
            StoreStates states,
            TransactionTemplate transactions,
            Clock clock,
            LeftOut leftOut) {
        this.patience = patience;
        this.receipts = receipts;
        this.states = states;
        this.transactions = transactions;
        this.clock = clock;
        this.leftOut = leftOut;
    }

    /** True for an answer that a poll kept; what a partner delivers always carries its headers. */
    static boolean isPolled(Receipt receipt) {
        return receipt.topic().startsWith(POLLED) && receipt.attributes().isEmpty();
    }

    /** What a polled answer was read as. */
    static Reread.Target target(Receipt receipt) {
        return Reread.Target.valueOf(receipt.topic().substring(POLLED.length()));
    }

    /** The name of a state: equal answers, equal names. */
    static String state(JsonNode data) {
        return Sha256.hex(Json.write(data));
    }

    /** Reads an order, the refunds on it, and each of its returns. */
    void order(StoreConfig store, String gid, Instant notSince) {
        Optional<JsonNode> data = ask(store, Reread.Target.ORDER.call(gid), gid);
        data.ifPresent(d -> {
            ShopifyReturnIds.in(d).forEach(id -> oneReturn(store, id, notSince));
            keepOrder(store, gid, d);
        });
    }

    /**
     * Reads a return.
     *
     * @param notSince not when it was read since that real time; null = whenever
     */
    void oneReturn(StoreConfig store, String gid, Instant notSince) {
        String target = Reread.Target.RETURN.name();
        if (notSince != null && states.seenSince(store.merchant(), store.code(), gid, target, notSince)) {
            return;
        }
        ask(store, Reread.Target.RETURN.call(gid), gid)
                .ifPresent(data -> transactions.executeWithoutResult(tx -> {
                    if (states.note(store.merchant(), store.code(), gid, target, state(data)) == 1) {
                        keep(store, Reread.Target.RETURN, gid, data);
                    }
                }));
    }

    /** Tries once more what was left out. */
    void leftOut(StoreConfig store) {
        for (String gid : leftOut.of(store)) {
            if (gid.startsWith("gid://shopify/Order/")) {
                order(store, gid, null);
            } else {
                oneReturn(store, gid, null);
            }
        }
        leftOut.complete(store);
    }

    /** An order is read for two things, and a webhook that led to one of them has not told the other. */
    private void keepOrder(StoreConfig store, String gid, JsonNode data) {
        String state = state(data);
        transactions.executeWithoutResult(tx -> {
            int order = states.note(store.merchant(), store.code(), gid, Reread.Target.ORDER.name(), state);
            int refunds = states.note(store.merchant(), store.code(), gid, Reread.Target.REFUNDS.name(), state);
            if (order == 1 || refunds == 1 && !data.at("/order/refunds").isEmpty()) {
                keep(store, Reread.Target.ORDER, gid, data);
            }
        });
    }

    private void keep(StoreConfig store, Reread.Target target, String gid, JsonNode data) {
        byte[] answer = Json.write(Map.of("data", data));
        receipts.keep(NewReceipt.of(store.merchant(), "shopify:" + store.code(), gid, POLLED + target, answer)
                .about(ShopifySnapshot.order(data))
                .dedupedBy(POLLED + gid + "/" + clock.instant())
                .typed("application/json")
                .at(clock.millis()));
    }

    private Optional<JsonNode> ask(StoreConfig store, ShopifyCall call, String gid) {
        ShopifyAnswer answer;
        try {
            answer = patience.ask(store.code(), call, gid);
        } catch (StoreAway e) {
            if (!e.isOfOne() || !leftOut.isGivenUp(gid)) {
                throw e;
            }
            leftOut.add(store, gid, e.getMessage());
            return Optional.empty();
        }
        if (answer instanceof ShopifyAnswer.Done done) {
            leftOut.read(store, gid);
            return Optional.of(done.data());
        }
        ShopifyAnswer.Refused refused = (ShopifyAnswer.Refused) answer;
        if (refused.refusal() == ShopifyAnswer.Refusal.NOT_FOUND) {
            leftOut.read(store, gid);
            LOG.info("shopify poll of {}: {} is gone", store.code(), gid);
        } else {
            leftOut.add(store, gid, refused.message());
        }
        return Optional.empty();
    }
}
