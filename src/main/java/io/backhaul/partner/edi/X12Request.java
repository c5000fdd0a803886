package io.backhaul.partner.edi;

import io.backhaul.core.message.Reason;
import java.time.Instant;
import java.util.List;

/**
 * What an X12 180 asks a supplier: do you take these goods back?
 *
 * @param partner ids and form of the interchange
 * @param account our customer number at the supplier (N1 BY), or null where he knows us by our id
 * @param skuQualifier what kind of number an item's SKU is (235): {@code VN} his, {@code SK} ours
 * @param control interchange and group control number, 1 to 999999999, never used twice for this supplier
 * @param reference our name of the request, at most 30 characters
 * @param poNumber purchase order number, at most 22 characters
 * @param items what shall go back
 * @param at when it is written (UTC)
 */
public record X12Request(
        X12Partner partner,
        String account,
        String skuQualifier,
        long control,
        String reference,
        String poNumber,
        List<Item> items,
        Instant at) {

    /** One line: the supplier's SKU, units, and the customer's reason. */
    public record Item(String sku, int quantity, Reason reason) {}

    public X12Request {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a return request without items");
        }
    }
}
