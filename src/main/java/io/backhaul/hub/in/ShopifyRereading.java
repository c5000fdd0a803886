package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.out.ConnectedStores;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.shopify.Reread;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifySnapshot;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.StoreStates;

/** Reads again what a webhook was about, and keeps what the store answers before anybody maps it. */
public final class ShopifyRereading {

    private final ShopifyStores stores;
    private final Merchants merchants;
    private final Receipts receipts;
    private final StoreStates states;
    private final ConnectedStores connected;

    public ShopifyRereading(
            ShopifyStores stores,
            Merchants merchants,
            Receipts receipts,
            StoreStates states,
            ConnectedStores connected) {
        this.stores = stores;
        this.merchants = merchants;
        this.receipts = receipts;
        this.states = states;
        this.connected = connected;
    }

    /** Reads the object and keeps the answer; trouble at the store is thrown, so that the signal is taken up again later. */
    JsonNode ask(Receipt receipt, Reread.Target target, String gid) {
        try {
            Answer answer = stores.post(store(receipt).code(), target.call(gid).body(), Use.SIGNAL);
            ShopifyAnswer read = ShopifyAnswer.ofQuery(answer.status(), answer.headers(), answer.body());
            if (read instanceof ShopifyAnswer.Done done) {
                receipts.keep(NewReceipt.of(receipt.merchant(), receipt.channel(), gid, "read/" + target, answer.body())
                        .dedupedBy("read/" + receipt.id() + "/" + gid)
                        .about(ShopifySnapshot.order(done.data()))
                        .typed("application/json")
                        .answering(receipt.id()));
                return done.data();
            } else if (read instanceof ShopifyAnswer.Refused refused) {
                throw unreadable(receipt, gid, refused);
            } else if (target == Reread.Target.DISPUTE && read instanceof ShopifyAnswer.Unauthorized shut) {
                throw new UnreadableMessage(
                        "webhook " + receipt.sourceId(),
                        "the bank's case cannot be read; its deadline runs: look at the store's admin, and give the hub the"
                                + " scope read_shopify_payments_disputes (" + shut.reason() + ")");
            }
            boolean told =
                    read instanceof ShopifyAnswer.Unauthorized && connected.isShut(store(receipt)); // its task says so
            throw new TryLater(gid + " cannot be read now: " + read, null, told);
        } catch (NoAnswer e) {
            throw new TryLater(gid + " cannot be read now: " + e.getMessage(), e);
        }
    }

    /** This state needs no further reading: what it says has been understood whole. */
    void known(Receipt receipt, Reread.Target target, String gid, JsonNode data) {
        states.note(receipt.merchant(), store(receipt).code(), gid, target.name(), ShopifyReading.state(data));
    }

    private UnreadableMessage unreadable(Receipt receipt, String gid, ShopifyAnswer.Refused refused) {
        String hidden = refused.refusal() == ShopifyAnswer.Refusal.NOT_FOUND ? connected.hidden(store(receipt)) : null;
        return new UnreadableMessage(
                "webhook " + receipt.sourceId(),
                gid + " cannot be read: " + refused.message() + (hidden == null ? "" : ". " + hidden));
    }

    StoreConfig store(Receipt receipt) {
        String code = receipt.channel().substring("shopify:".length());
        return merchants.store(code).orElseThrow(() -> new IllegalStateException("no store " + code));
    }
}
