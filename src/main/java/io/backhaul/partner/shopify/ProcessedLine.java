package io.backhaul.partner.shopify;

import java.util.List;
import java.util.Map;

/**
 * Units of one return line and what became of them.
 *
 * @param returnLine gid of the return line
 * @param quantity units processed by this call
 * @param disposition what becomes of the goods in the store's books
 * @param reverseFulfillmentOrderLine gid of the line there ({@link ShopifyReturn#linesToDispose})
 * @param location gid of the location the goods go back to; needed for RESTOCKED, else null
 */
public record ProcessedLine(
        String returnLine, int quantity, Disposition disposition, String reverseFulfillmentOrderLine, String location) {

    /** The store's words for what becomes of goods. RESTOCKED moves stock by itself: never adjust the same units too. */
    public enum Disposition {
        MISSING,
        NOT_RESTOCKED,
        PROCESSING_REQUIRED,
        RESTOCKED
    }

    public ProcessedLine {
        if (disposition == Disposition.RESTOCKED && location == null) {
            throw new IllegalArgumentException("line " + returnLine + " cannot be restocked without a location");
        }
    }

    Map<String, Object> variables() {
        Map<String, Object> dispose = ShopifyCall.variables(
                "reverseFulfillmentOrderLineItemId", reverseFulfillmentOrderLine, "quantity", quantity);
        dispose.put("dispositionType", disposition.name());
        if (location != null) {
            dispose.put("locationId", location);
        }
        return ShopifyCall.variables("id", returnLine, "quantity", quantity, "dispositions", List.of(dispose));
    }
}
