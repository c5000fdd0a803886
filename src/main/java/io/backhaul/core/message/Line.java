package io.backhaul.core.message;

import io.backhaul.core.money.Money;
import java.util.Objects;

/**
 * One line of a return request as the store knows it, with everything later decisions need.
 *
 * @param lineId id of the return line at the store
 * @param sku stock keeping unit, as text (leading zeros matter)
 * @param quantity units asked to be returned, at least 1
 * @param unitPrice what the customer paid per unit after discounts
 * @param unitCost what the supplier charged the merchant per unit; null when nobody told us (then it is reviewed)
 * @param supplier who ships this SKU, or null when no passport recognises it
 * @param fulfillmentLineId id of the fulfilment line at the store
 * @param inventoryItemId id of the stock item at the store
 * @param productClass class of goods a policy may name, for example {@code perishable}, or null
 */
public record Line(
        String lineId,
        String sku,
        int quantity,
        Money unitPrice,
        Money unitCost,
        String supplier,
        String fulfillmentLineId,
        String inventoryItemId,
        String productClass) {

    public Line {
        Objects.requireNonNull(lineId, "lineId");
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(unitPrice, "unitPrice");
        if (quantity < 1) {
            throw new IllegalArgumentException("line " + lineId + " (" + sku + ") has quantity " + quantity);
        }
    }

    /** A line of goods of no special class. */
    public Line(
            String lineId,
            String sku,
            int quantity,
            Money unitPrice,
            Money unitCost,
            String supplier,
            String fulfillmentLineId,
            String inventoryItemId) {
        this(lineId, sku, quantity, unitPrice, unitCost, supplier, fulfillmentLineId, inventoryItemId, null);
    }

    public Line ofSupplier(String name) {
        return new Line(
                lineId, sku, quantity, unitPrice, unitCost, name, fulfillmentLineId, inventoryItemId, productClass);
    }
}
