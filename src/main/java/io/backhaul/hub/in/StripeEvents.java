package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.Json;
import io.backhaul.partner.stripe.StripeRefund;
import io.backhaul.store.Receipt;

/** Stripe's webhook events. */
public final class StripeEvents implements ReceiptReader {

    private final Mappings mappings;

    public StripeEvents(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("stripe:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        JsonNode event = Json.read(original)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new UnreadableMessage("event " + receipt.sourceId(), "the body is no JSON object"));
        return Reading.of(receipt.channel(), mappings.apply("stripe/event", StripeRefund.eventInput("stripe", event)));
    }
}
