package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Evidence;
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

    public ShopifySignals(
            ShopifyStores stores,
            Merchants merchants,
            Mappings mappings,
            Receipts receipts,
            EvidenceFiles evidence,
            StoreStates states) {
        this.stores = stores;
        this.merchants = merchants;
        this.mappings = mappings;
        this.receipts = receipts;
        this.evidence = evidence;
        this.states = states;
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
        } else if (reread instanceof Reread.Unreadable unreadable) {
            throw new UnreadableMessage("webhook " + receipt.sourceId(), unreadable.why());
        }
        Reread.Query query = (Reread.Query) reread;
        return query.target() == Reread.Target.RETURNS_OF_ORDER
                ? Reading.of(receipt.channel(), returnsOf(receipt, query.gid()))
                : Reading.of(receipt.channel(), one(receipt, query.target(), query.gid()));
    }

    private List<ObjectNode> returnsOf(Receipt receipt, String order) {
        List<ObjectNode> messages = new ArrayList<>();
        for (String id : ShopifyReturnIds.in(ask(receipt, Reread.Target.RETURNS_OF_ORDER, order))) {
            messages.addAll(one(receipt, Reread.Target.RETURN, id));
        }
        return messages;
    }

    private List<ObjectNode> one(Receipt receipt, Reread.Target target, String gid) {
        return mapped(receipt, target, ask(receipt, target, gid));
    }

    /** An answer that a poll kept; an order is read for itself and for the refunds on it. */
    private List<ObjectNode> polled(Receipt receipt, byte[] original) {
        JsonNode data = Json.read(original)
                .map(answer -> answer.path("data"))
                .orElseThrow(() -> new UnreadableMessage(receipt.sourceId(), "the kept answer is no JSON"));
        Reread.Target target = ShopifyReading.target(receipt);
        List<ObjectNode> messages = new ArrayList<>(mapped(receipt, target, data));
        if (target == Reread.Target.ORDER) {
            messages.addAll(mapped(receipt, Reread.Target.REFUNDS, data));
        }
        return messages;
    }

    private List<ObjectNode> mapped(Receipt receipt, Reread.Target target, JsonNode data) {
        StoreConfig store = store(receipt);
        Object input = target == Reread.Target.RETURN
                ? ShopifySnapshot.ofReturn(store.code(), data, photos(receipt, store, data))
                : ShopifySnapshot.ofOrder(store.code(), data, merchants.tellingGateways(receipt.merchant()));
        return mappings.apply(target.mapping(), input);
    }

    private List<Evidence> photos(Receipt receipt, StoreConfig store, JsonNode data) {
        return ShopifyReturn.of(data)
                .map(r -> evidence.fetch(receipt, r.customerNotes(), store.evidenceHosts()))
                .orElse(List.of());
    }

    /** Reads the object and keeps the answer; trouble at the store is thrown, so that the signal is taken up again later. */
    private JsonNode ask(Receipt receipt, Reread.Target target, String gid) {
        try {
            Answer answer = stores.post(store(receipt).code(), target.call(gid).body());
            ShopifyAnswer read = ShopifyAnswer.ofQuery(answer.status(), answer.headers(), answer.body());
            if (read instanceof ShopifyAnswer.Done done) {
                receipts.keep(NewReceipt.of(receipt.merchant(), receipt.channel(), gid, "read/" + target, answer.body())
                        .dedupedBy("read/" + receipt.id() + "/" + gid)
                        .typed("application/json")
                        .answering(receipt.id()));
                String state = ShopifyReading.state(done.data());
                states.note(receipt.merchant(), store(receipt).code(), gid, target.name(), state);
                return done.data();
            } else if (read instanceof ShopifyAnswer.Refused refused) {
                throw new UnreadableMessage(
                        "webhook " + receipt.sourceId(), gid + " cannot be read: " + refused.message());
            }
            throw new TryLater(gid + " cannot be read now: " + read, null);
        } catch (NoAnswer e) {
            throw new TryLater(gid + " cannot be read now: " + e.getMessage(), e);
        }
    }

    private StoreConfig store(Receipt receipt) {
        String code = receipt.channel().substring("shopify:".length());
        return merchants.store(code).orElseThrow(() -> new IllegalStateException("no store " + code));
    }
}
