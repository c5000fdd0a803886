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
import io.backhaul.partner.shopify.Reread;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.ShopifyReturnIds;
import io.backhaul.partner.shopify.ShopifySnapshot;
import io.backhaul.partner.shopify.ShopifyTopics;
import io.backhaul.partner.shopify.ShopifyWebhook;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
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
    private final ConnectedStores connected;

    public ShopifySignals(
            ShopifyStores stores,
            Merchants merchants,
            Mappings mappings,
            Receipts receipts,
            EvidenceFiles evidence,
            ConnectedStores connected) {
        this.stores = stores;
        this.merchants = merchants;
        this.mappings = mappings;
        this.receipts = receipts;
        this.evidence = evidence;
        this.connected = connected;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("shopify:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        ShopifyWebhook webhook = ShopifyWebhook.read(receipt.attributes(), original);
        if (webhook.topic().equals(ShopifyTopics.UNINSTALLED)) {
            boolean stops = connected.uninstalled(store(receipt), webhook.triggeredAt());
            return Reading.ignored(
                    receipt.channel(),
                    stops ? "the app was removed: calls stop" : "told before the store was connected again");
        }
        Reread reread = webhook.reread();
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
        JsonNode data = ask(receipt, target, gid);
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
            Answer answer = stores.post(store(receipt).code(), target.call(gid).body(), Use.SIGNAL);
            ShopifyAnswer read = ShopifyAnswer.ofQuery(answer.status(), answer.headers(), answer.body());
            if (read instanceof ShopifyAnswer.Done done) {
                receipts.keep(NewReceipt.of(receipt.merchant(), receipt.channel(), gid, "read/" + target, answer.body())
                        .dedupedBy("read/" + receipt.id() + "/" + gid)
                        .typed("application/json")
                        .answering(receipt.id()));
                return done.data();
            } else if (read instanceof ShopifyAnswer.Refused refused) {
                throw unreadable(receipt, gid, refused);
            }
            boolean told = read instanceof ShopifyAnswer.Unauthorized; // a task about the store says so already
            throw new TryLater(gid + " cannot be read now: " + read, null, told);
        } catch (NoAnswer e) {
            throw new TryLater(gid + " cannot be read now: " + e.getMessage(), e);
        }
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
