package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Evidence;
import io.backhaul.hub.out.ConnectedStores;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.Reread;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.ShopifyReturnIds;
import io.backhaul.partner.shopify.ShopifySnapshot;
import io.backhaul.partner.shopify.ShopifyWebhook;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.StoreStates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shopify's webhooks are signals: the object is read again from the Admin API, its answer is kept as a receipt of its own, and
 * that is mapped. However many webhooks lead to the same state, its messages have the same keys.
 */
public final class ShopifySignals implements ReceiptReader {

    private final ShopifyStores stores;
    private final Merchants merchants;
    private final Mappings mappings;
    private final Receipts receipts;
    private final EvidenceFiles evidence;
    private final StoreStates states;
    private final StoreDuties duties;
    private final ConnectedStores connected;

    public ShopifySignals(
            ShopifyStores stores,
            Merchants merchants,
            Mappings mappings,
            Receipts receipts,
            EvidenceFiles evidence,
            StoreStates states,
            StoreDuties duties,
            ConnectedStores connected) {
        this.stores = stores;
        this.merchants = merchants;
        this.mappings = mappings;
        this.receipts = receipts;
        this.evidence = evidence;
        this.states = states;
        this.duties = duties;
        this.connected = connected;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("shopify:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        if (ShopifyReading.isPolled(receipt)) {
            return Reading.of(receipt.channel(), polled(receipt, original));
        }
        Reread reread = ShopifyWebhook.read(receipt.attributes(), original).reread();
        if (reread instanceof Reread.Ignore ignore) {
            return Reading.ignored(receipt.channel(), ignore.why());
        } else if (reread instanceof Reread.Do duty) {
            return Reading.ignored(
                    receipt.channel(), duties.fulfil(duty.duty(), store(receipt).code(), receipt, original));
        } else if (reread instanceof Reread.Unreadable unreadable) {
            throw new UnreadableMessage("webhook " + receipt.sourceId(), unreadable.why());
        }
        Reread.Query query = (Reread.Query) reread;
        return Reading.of(receipt.channel(), messages(receipt, query));
    }

    private List<ObjectNode> messages(Receipt receipt, Reread.Query query) {
        JsonNode data = ask(receipt, query.target(), query.gid());
        return switch (query.target()) {
            case RETURN -> ofReturn(receipt, data, false);
            case RETURNS_OF_ORDER -> ofReturns(receipt, ShopifyReturnIds.in(data), false);
            case RETURNS_OF_REVERSE_ORDER -> ofReturns(receipt, ShopifyReturnIds.ofReverseOrder(data), false);
            case ORDER, REFUNDS -> ofOrder(receipt, query.target(), data);
            case DELIVERY -> {
                List<ObjectNode> messages = new ArrayList<>(ofOrder(receipt, query.target(), data));
                messages.addAll(ofReturns(receipt, ShopifyReturnIds.in(data), true));
                yield messages;
            }
            case DISPUTE ->
                mappings.apply(
                        query.target().mapping(),
                        ShopifySnapshot.ofDispute(store(receipt).code(), data));
        };
    }

    private List<ObjectNode> ofReturns(Receipt receipt, List<String> ids, boolean delivery) {
        List<ObjectNode> messages = new ArrayList<>();
        for (String id : ids) {
            messages.addAll(ofReturn(receipt, ask(receipt, Reread.Target.RETURN, id), delivery));
        }
        return messages;
    }

    /** An answer that a poll kept; an order is read for itself and for the refunds on it. */
    private List<ObjectNode> polled(Receipt receipt, byte[] original) {
        JsonNode data = Json.read(original)
                .map(answer -> answer.path("data"))
                .orElseThrow(() -> new UnreadableMessage(receipt.sourceId(), "the kept answer is no JSON"));
        if (ShopifyReading.target(receipt) == Reread.Target.RETURN) {
            return ofReturn(receipt, data, false);
        }
        List<ObjectNode> messages = new ArrayList<>(ofOrder(receipt, Reread.Target.ORDER, data));
        messages.addAll(ofOrder(receipt, Reread.Target.REFUNDS, data));
        return messages;
    }

    private List<ObjectNode> ofReturn(Receipt receipt, JsonNode data, boolean delivery) {
        StoreConfig store = store(receipt);
        return mappings.apply(
                Reread.Target.RETURN.mapping(),
                ShopifySnapshot.ofReturn(store.code(), data, photos(receipt, store, data), delivery));
    }

    private List<ObjectNode> ofOrder(Receipt receipt, Reread.Target target, JsonNode data) {
        return mappings.apply(
                target.mapping(),
                ShopifySnapshot.ofOrder(store(receipt).code(), data, merchants.tellingGateways(receipt.merchant())));
    }

    private List<Evidence> photos(Receipt receipt, StoreConfig store, JsonNode data) {
        return ShopifyReturn.of(data)
                .map(r -> evidence.fetch(receipt, r.customerNotes(), store.evidenceHosts()))
                .orElse(List.of());
    }

    /** Reads the object and keeps the answer; trouble at the store is thrown, so that the signal is taken up again later. */
    private JsonNode ask(Receipt receipt, Reread.Target target, String gid) {
        try {
            Answer answer = stores.post(store(receipt).code(), target.call(gid).body(), Use.SIGNAL);
            ShopifyAnswer read = ShopifyAnswer.ofQuery(answer.status(), answer.headers(), answer.body());
            if (read instanceof ShopifyAnswer.Done done) {
                receipts.keep(NewReceipt.of(receipt.merchant(), receipt.channel(), gid, "read/" + target, answer.body())
                        .dedupedBy("read/" + receipt.id() + "/" + gid)
                        .about(order(done.data()))
                        .typed("application/json")
                        .answering(receipt.id()));
                String state = ShopifyReading.state(done.data());
                states.note(receipt.merchant(), store(receipt).code(), gid, target.name(), state);
                return done.data();
            } else if (read instanceof ShopifyAnswer.Refused refused) {
                throw unreadable(receipt, gid, refused);
            } else if (target == Reread.Target.DISPUTE && read instanceof ShopifyAnswer.Unauthorized shut) {
                throw new UnreadableMessage(
                        "webhook " + receipt.sourceId(),
                        "the bank's case cannot be read; its deadline runs: look at the store's admin, and give the hub the"
                                + " scope read_shopify_payments_disputes (" + shut.reason() + ")");
            }
            boolean told = read instanceof ShopifyAnswer.Unauthorized; // a task about the store says so already
            throw new TryLater(gid + " cannot be read now: " + read, null, told);
        } catch (NoAnswer e) {
            throw new TryLater(gid + " cannot be read now: " + e.getMessage(), e);
        }
    }

    /** The order an answer is about: by it the answer is found when that order's customer is to be forgotten. */
    private static String order(JsonNode data) {
        return Stream.of("/order/id", "/return/order/id", "/dispute/order/id", "/reverseFulfillmentOrder/order/id")
                .flatMap(place -> Json.text(data, place).stream())
                .findFirst()
                .orElse(null);
    }

    private UnreadableMessage unreadable(Receipt receipt, String gid, ShopifyAnswer.Refused refused) {
        String hidden = refused.refusal() == ShopifyAnswer.Refusal.NOT_FOUND ? connected.hidden(store(receipt)) : null;
        return new UnreadableMessage(
                "webhook " + receipt.sourceId(),
                gid + " cannot be read: " + refused.message() + (hidden == null ? "" : ". " + hidden));
    }

    private StoreConfig store(Receipt receipt) {
        String code = receipt.channel().substring("shopify:".length());
        return merchants.store(code).orElseThrow(() -> new IllegalStateException("no store " + code));
    }
}
