package io.backhaul.partner.shopify;

import java.util.List;
import java.util.Map;

/**
 * A change of available stock at one location.
 *
 * <p>{@code changeFrom} is the level read just before: the store refuses the move when the level is another by then. It also
 * refuses an exact repetition of a move that already took effect, although its documents promise the old answer (Shopify
 * facts 1.4): after {@link ShopifyAnswer.Refusal#STALE} read the level and ask {@link #state(int)}.
 *
 * @param inventoryItem gid of the stock item
 * @param location gid of the location
 * @param delta units to add, negative to take away
 * @param changeFrom level this starts from, or null to add to whatever is there
 * @param reason the store's word, for example {@code restock}
 * @param referenceDocument URI that the merchant sees in the item's history
 */
public record StockMove(
        String inventoryItem, String location, int delta, Integer changeFrom, String reason, String referenceDocument) {

    /** Where the move stands, judged by a level read after it was sent. */
    public WantedState state(int available) {
        if (changeFrom == null) {
            return WantedState.OUT_OF_REACH;
        }
        if (available == changeFrom + delta) {
            return WantedState.REACHED;
        }
        return available == changeFrom ? WantedState.NOT_YET : WantedState.OUT_OF_REACH;
    }

    Map<String, Object> input() {
        Map<String, Object> change = ShopifyCall.variables(
                "inventoryItemId",
                inventoryItem,
                "locationId",
                location,
                "delta",
                delta,
                "changeFromQuantity",
                changeFrom);
        return ShopifyCall.variables(
                "name",
                "available",
                "reason",
                reason,
                "referenceDocumentUri",
                referenceDocument,
                "changes",
                List.of(change));
    }
}
