package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Evidence;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.Reread;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.ShopifyReturnIds;
import io.backhaul.partner.shopify.ShopifySnapshot;
import io.backhaul.partner.shopify.ShopifyWebhook;
import io.backhaul.store.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Shopify's webhooks are signals: the object is read again from the Admin API, its answer is kept as a receipt of its own, and
 * that is mapped. However many webhooks lead to the same state, its messages have the same keys.
 */
public final class ShopifySignals implements ReceiptReader {

    private final ShopifyRereading rereading;
    private final Merchants merchants;
    private final Mappings mappings;
    private final EvidenceFiles evidence;
    private final StoreDuties duties;
    private final BiPredicate<String, String> returned;

    /** @param returned whether a merchant's order (store's id) has a return: what its parcels do matters to no other order */
    public ShopifySignals(
            ShopifyRereading rereading,
            Merchants merchants,
            Mappings mappings,
            EvidenceFiles evidence,
            StoreDuties duties,
            BiPredicate<String, String> returned) {
        this.rereading = rereading;
        this.merchants = merchants;
        this.mappings = mappings;
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
        if (query.target() == Reread.Target.DELIVERY && !returned.test(receipt.merchant(), query.gid())) {
            return Reading.ignored(receipt.channel(), "a parcel of an order without a return: read when there is one");
        }
        return Reading.of(receipt.channel(), messages(receipt, query));
    }

    /** Each reading is noted as known only when all could be mapped: what one of them makes unreadable is read again. */
    private List<ObjectNode> messages(Receipt receipt, Reread.Query query) {
        Map<String, JsonNode> returns = new LinkedHashMap<>();
        JsonNode data = rereading.ask(receipt, query.target(), query.gid());
        List<ObjectNode> messages = switch (query.target()) {
            case RETURN -> ofReturn(receipt, data, false);
            case RETURNS_OF_ORDER -> ofReturns(receipt, ShopifyReturnIds.in(data), false, returns);
            case RETURNS_OF_REVERSE_ORDER -> ofReturns(receipt, ShopifyReturnIds.ofReverseOrder(data), false, returns);
            case ORDER, REFUNDS -> ofOrder(receipt, query.target(), data);
            case DELIVERY -> ofReturns(receipt, ShopifyReturnIds.in(data), true, returns);
            case DISPUTE ->
                mappings.apply(
                        query.target().mapping(),
                        ShopifySnapshot.ofDispute(store(receipt).code(), data));
        };
        rereading.known(receipt, query.target(), query.gid(), data);
        returns.forEach((id, read) -> rereading.known(receipt, Reread.Target.RETURN, id, read));
        return messages;
    }

    private List<ObjectNode> ofReturns(
            Receipt receipt, List<String> ids, boolean delivery, Map<String, JsonNode> returns) {
        List<ObjectNode> messages = new ArrayList<>();
        for (String id : ids) {
            JsonNode data = rereading.ask(receipt, Reread.Target.RETURN, id);
            messages.addAll(ofReturn(receipt, data, delivery));
            returns.put(id, data);
        }
        return messages;
    }

    /** An answer that a poll kept; an order is read for itself and for the refunds on it. */
    private List<ObjectNode> polled(Receipt receipt, byte[] original) {
        JsonNode data = Json.read(original)
                .map(answer -> answer.path("data"))
                .orElseThrow(() -> new UnreadableMessage(receipt.sourceId(), "the kept answer is no JSON"));
        if (ShopifyReading.target(receipt) == Reread.Target.RETURN) {
            return ofReturn(receipt, data, ShopifySnapshot.deliveredAboutThen(data));
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

    private StoreConfig store(Receipt receipt) {
        return rereading.store(receipt);
    }
}
