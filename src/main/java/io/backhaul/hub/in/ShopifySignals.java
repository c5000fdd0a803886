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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
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
    private final StoreDuties duties;
    private final BiPredicate<String, String> returned;

    /** @param returned whether a merchant's order (store's id) has a return: what its parcels do matters to no other order */
    public ShopifySignals(
            ShopifyStores stores,
            Merchants merchants,
            Mappings mappings,
            Receipts receipts,
            EvidenceFiles evidence,
            StoreDuties duties,
            BiPredicate<String, String> returned) {
        this.stores = stores;
        this.merchants = merchants;
        this.mappings = mappings;
        this.receipts = receipts;
        this.evidence = evidence;
        this.duties = duties;
        this.returned = returned;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("shopify:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
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
        if (query.target() == Reread.Target.DELIVERY && !returned.test(receipt.merchant(), query.gid())) {
            return Reading.ignored(receipt.channel(), "a parcel of an order without a return: read when there is one");
        }
        return Reading.of(receipt.channel(), messages(receipt, query));
    }

    private List<ObjectNode> messages(Receipt receipt, Reread.Query query) {
        JsonNode data = ask(receipt, query.target(), query.gid());
        return switch (query.target()) {
            case RETURN -> ofReturn(receipt, data, false);
            case RETURNS_OF_ORDER -> ofReturns(receipt, ShopifyReturnIds.in(data), false);
            case RETURNS_OF_REVERSE_ORDER -> ofReturns(receipt, ShopifyReturnIds.ofReverseOrder(data), false);
            case ORDER, REFUNDS -> ofOrder(receipt, query.target(), data);
            case DELIVERY -> ofReturns(receipt, ShopifyReturnIds.in(data), true);
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
            Answer answer = stores.post(store(receipt).code(), target.call(gid).body());
            ShopifyAnswer read = ShopifyAnswer.ofQuery(answer.status(), answer.headers(), answer.body());
            if (read instanceof ShopifyAnswer.Done done) {
                receipts.keep(NewReceipt.of(receipt.merchant(), receipt.channel(), gid, "read/" + target, answer.body())
                        .dedupedBy("read/" + receipt.id() + "/" + gid)
                        .about(order(done.data()))
                        .typed("application/json")
                        .answering(receipt.id()));
                return done.data();
            } else if (read instanceof ShopifyAnswer.Refused refused) {
                throw new UnreadableMessage(
                        "webhook " + receipt.sourceId(), gid + " cannot be read: " + refused.message());
            } else if (target == Reread.Target.DISPUTE && read instanceof ShopifyAnswer.Unauthorized shut) {
                throw new UnreadableMessage(
                        "webhook " + receipt.sourceId(),
                        "the bank's case cannot be read; its deadline runs: look at the store's admin, and give the hub the"
                                + " scope read_shopify_payments_disputes (" + shut.reason() + ")");
            }
            throw new TryLater(gid + " cannot be read now: " + read, null);
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

    private StoreConfig store(Receipt receipt) {
        String code = receipt.channel().substring("shopify:".length());
        return merchants.store(code).orElseThrow(() -> new IllegalStateException("no store " + code));
    }
}
