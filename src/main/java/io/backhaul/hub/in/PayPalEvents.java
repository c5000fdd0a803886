package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.PayPalApi;
import io.backhaul.hub.out.PayPalApi.NoToken;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.paypal.PayPalRefund;
import io.backhaul.partner.paypal.PayPalRefundLookup;
import io.backhaul.store.Receipt;
import java.util.Map;

/** PayPal's webhook events. A body that only names its refund is a signal: the refund is read again. */
public final class PayPalEvents implements ReceiptReader {

    private final PayPalApi paypal;
    private final Mappings mappings;

    public PayPalEvents(PayPalApi paypal, Mappings mappings) {
        this.paypal = paypal;
        this.mappings = mappings;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("paypal:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        JsonNode event = Json.read(original)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new UnreadableMessage("event " + receipt.sourceId(), "the body is no JSON object"));
        String type = event.path("event_type").asText("");
        if (type.startsWith("CUSTOMER.DISPUTE.")) {
            return Reading.ignored(
                    receipt.channel(), "a dispute at PayPal: it is answered there, and a refund is refused meanwhile");
        } else if (!PayPalRefund.isAboutRefund(type)) {
            return Reading.ignored(receipt.channel(), "says nothing about refunds");
        }
        JsonNode resource = event.path("resource");
        JsonNode refund = again(receipt, resource);
        return Reading.of(
                receipt.channel(), mappings.apply("paypal/event", PayPalRefund.eventInput("paypal", event, refund)));
    }

    private JsonNode again(Receipt receipt, JsonNode resource) {
        String path = PayPalRefund.pathOf(resource)
                .orElseThrow(() -> new UnreadableMessage("event " + receipt.sourceId(), "it names no refund"));
        try {
            Answer answer = paypal.call(receipt.channel(), "GET", path, Map.of(), null);
            if (PayPalRefundLookup.refund(answer.status(), answer.body()) instanceof RefundLookup.Found found) {
                return found.refund().refund();
            } else if (answer.status() == 404) {
                throw new UnreadableMessage("event " + receipt.sourceId(), "PayPal knows no refund at " + path);
            }
            throw new TryLater(path + " cannot be read now: HTTP " + answer.status(), null);
        } catch (NoAnswer | NoToken e) {
            throw new TryLater(path + " cannot be read now: " + e.getMessage(), e);
        }
    }
}
