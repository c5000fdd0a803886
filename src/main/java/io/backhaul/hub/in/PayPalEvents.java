package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.out.GatewayWatch;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.PayPalApi;
import io.backhaul.hub.out.PayPalApi.NoToken;
import io.backhaul.hub.out.Refunds;
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
    private final GatewayWatch credentials;

    public PayPalEvents(PayPalApi paypal, Mappings mappings, GatewayWatch credentials) {
        this.paypal = paypal;
        this.mappings = mappings;
        this.credentials = credentials;
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
            RefundLookup read = PayPalRefundLookup.refund(answer.status(), answer.body());
            if (read instanceof RefundLookup.Refused refused) {
                throw shut(receipt, path, refused.reason(), null);
            } else if (read instanceof RefundLookup.Found || answer.status() == 404) {
                credentials.taken(
                        receipt.merchant(), receipt.channel(), receipt.id().toString());
            }
            if (read instanceof RefundLookup.Found found) {
                return found.refund().refund();
            } else if (answer.status() == 404) {
                throw new UnreadableMessage("event " + receipt.sourceId(), "PayPal knows no refund at " + path);
            }
            throw new TryLater(path + " cannot be read now: HTTP " + answer.status(), null);
        } catch (NoToken e) {
            if (e.isRefused()) {
                throw shut(receipt, path, e.getMessage(), e);
            }
            throw new TryLater(path + " cannot be read now: " + e.getMessage(), e);
        } catch (NoAnswer e) {
            throw new TryLater(path + " cannot be read now: " + e.getMessage(), e);
        }
    }

    /** A person is told; it waits with words by which the task knows that it does. */
    private TryLater shut(Receipt receipt, String path, String reason, Exception cause) {
        credentials.refused(receipt.merchant(), receipt.channel(), reason);
        return new TryLater(path + " cannot be read now: paypal" + Refunds.REFUSED + reason, cause, true);
    }
}
