package io.backhaul.hub.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.console.Connecting.Preview;
import io.backhaul.console.Refused;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.shopify.Reread;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturnIds;
import io.backhaul.partner.shopify.ShopifySnapshot;
import java.util.ArrayList;
import java.util.List;

/** A look at a store's last returns and at the messages they would become: read, mapped, shown, and nothing kept. */
public final class ReturnPreview {

    private static final List<String> IN_WORK = List.of("return_requested", "in_progress");
    private static final int MOST = 5;

    private final ShopifyStores stores;
    private final Mappings mappings;

    public ReturnPreview(ShopifyStores stores, Mappings mappings) {
        this.stores = stores;
        this.mappings = mappings;
    }

    List<Preview> of(StoreConfig store) {
        List<String> ids = new ArrayList<>();
        for (String status : IN_WORK) {
            ShopifyAnswer answer = stores.query(store.code(), ShopifyCall.recentReturns(status), Use.SIGNAL);
            if (!(answer instanceof ShopifyAnswer.Done done)) {
                throw new Refused("Store " + store.code() + " cannot be read: " + Subscriptions.words(answer));
            }
            ids.addAll(ShopifyReturnIds.in(done.data()));
        }
        return ids.stream().distinct().limit(MOST).map(id -> one(store, id)).toList();
    }

    private Preview one(StoreConfig store, String id) {
        ShopifyAnswer answer = stores.query(store.code(), ShopifyCall.returnForHub(id), Use.SIGNAL);
        if (!(answer instanceof ShopifyAnswer.Done done)) {
            return new Preview(id, List.of(), "it cannot be read: " + Subscriptions.words(answer));
        }
        try {
            List<ObjectNode> messages = mappings.apply(
                    Reread.Target.RETURN.mapping(), ShopifySnapshot.ofReturn(store.code(), done.data(), List.of()));
            return new Preview(
                    id, messages.stream().map(ObjectNode::toPrettyString).toList(), null);
        } catch (UnreadableMessage | IllegalArgumentException e) {
            return new Preview(id, List.of(), e.getMessage());
        }
    }
}
