package io.backhaul.partner.shopify;

import java.util.List;
import java.util.Map;

/**
 * Units of one return line and what became of them ({@link ShopifyReturn#toProcess} finds the ids).
 *
 * @param returnLine gid of the return line
 * @param quantity units processed by this call
 * @param goods what becomes of the goods in the store's books; may cover fewer units where that was said before
 */
public record ProcessedLine(String returnLine, int quantity, List<Goods> goods) {

    /** The store's words for what becomes of goods. RESTOCKED moves stock by itself: never adjust the same units too. */
    public enum Disposition {
        MISSING,
        NOT_RESTOCKED,
        PROCESSING_REQUIRED,
        RESTOCKED
    }

    /**
     * Units of one line of a reverse fulfilment order.
     *
     * @param reverseFulfillmentOrderLine gid of that line
     * @param location gid of the location the goods go back to; needed for RESTOCKED, else null
     */
    public record Goods(String reverseFulfillmentOrderLine, int quantity, Disposition disposition, String location) {

        public Goods {
            if (disposition == Disposition.RESTOCKED && location == null) {
                throw new IllegalArgumentException(
                        reverseFulfillmentOrderLine + " cannot be restocked without a location");
            }
        }

        Map<String, Object> variables() {
            Map<String, Object> variables = ShopifyCall.variables(
                    "reverseFulfillmentOrderLineItemId", reverseFulfillmentOrderLine, "quantity", quantity);
            variables.put("dispositionType", disposition.name());
            if (location != null) {
                variables.put("locationId", location);
            }
            return variables;
        }
    }

    public ProcessedLine {
        goods = List.copyOf(goods);
    }

    /** A line whose goods all share one fate and stand on one line of a reverse fulfilment order. */
    public ProcessedLine(
            String returnLine,
            int quantity,
            Disposition disposition,
            String reverseFulfillmentOrderLine,
            String location) {
        this(returnLine, quantity, List.of(new Goods(reverseFulfillmentOrderLine, quantity, disposition, location)));
    }

    Map<String, Object> variables() {
        Map<String, Object> variables = ShopifyCall.variables("id", returnLine, "quantity", quantity);
        if (!goods.isEmpty()) {
            variables.put("dispositions", goods.stream().map(Goods::variables).toList());
        }
        return variables;
    }
}
