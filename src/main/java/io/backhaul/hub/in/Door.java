package io.backhaul.hub.in;

import io.backhaul.partner.WebhookSignature;
import java.util.List;
import java.util.Map;

/**
 * One webhook address as configured: whose it is, how it is signed, and how a delivery is named.
 *
 * @param channel of the receipts, for example {@code shopify:demo}
 * @param secrets all that may have signed, during a rotation two
 * @param naming reads the delivery's names from headers and body once the signature is good
 */
record Door(String merchant, String channel, WebhookSignature signature, List<String> secrets, Naming naming) {

    /** How a kind of webhook names its deliveries. */
    interface Naming {
        Names of(Map<String, String> headers, byte[] body);
    }

    /**
     * @param sourceId what a person searches for
     * @param dedupeKey the same for every copy of one delivery
     * @param eventKey the same for every delivery of one event that asks for the same work, or null
     * @param about business key of the order it speaks of, or null: what erasing finds it by
     * @param topic what it is about
     * @param attributes the few headers worth keeping, never all of them
     */
    record Names(
            String sourceId,
            String dedupeKey,
            String eventKey,
            String about,
            String topic,
            Map<String, String> attributes) {

        Names(String sourceId, String dedupeKey, String topic, Map<String, String> attributes) {
            this(sourceId, dedupeKey, null, null, topic, attributes);
        }
    }
}
