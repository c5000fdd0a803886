package io.backhaul.partner.shopify;

import io.backhaul.core.money.Money;
import java.util.List;
import java.util.Map;

/**
 * Money to be sent back through a store's own gateway. No line is named and nothing restocked: that is said elsewhere, once.
 *
 * @param order gid of the order
 * @param payment gid of the capture the money came in with
 * @param gateway the gateway as the store calls it, for example {@code shopify_payments}
 * @param amount in the currency the customer paid in
 * @param command key of our command, which the refund's note carries
 * @param idempotencyKey one per command
 */
public record ShopifyRefundRequest(
        String order, String payment, String gateway, Money amount, String command, String idempotencyKey) {

    /** {@code refundCreate}, under its key. */
    public ShopifyCall keyed() {
        Map<String, Object> transaction =
                ShopifyCall.variables("orderId", order, "parentId", payment, "kind", "REFUND");
        transaction.put("gateway", gateway);
        transaction.put("amount", amount.decimal());
        Map<String, Object> input = ShopifyCall.variables("orderId", order, "currency", amount.currency());
        input.put("note", ShopifyRefund.note(command));
        input.put("notify", true);
        input.put("transactions", List.of(transaction));
        return ShopifyCall.of("RefundCreate", ShopifyCall.variables("input", input, "idempotencyKey", idempotencyKey));
    }

    /**
     * {@code returnProcess} with the refund in it, which knows no key: to be sent once, and ever after only looked for.
     *
     * @param units units to process by return line gid; their dispositions are said by another call
     */
    public ShopifyCall withReturn(String returnGid, Map<String, Integer> units) {
        Map<String, Object> money =
                ShopifyCall.variables("amount", amount.decimal(), "currencyCode", amount.currency());
        Map<String, Object> transaction = ShopifyCall.variables("parentId", payment, "transactionAmount", money);
        Map<String, Object> transfer = Map.of("issueRefund", Map.of("orderTransactions", List.of(transaction)));
        List<Map<String, Object>> lines = units.entrySet().stream()
                .map(u -> ShopifyCall.variables("id", u.getKey(), "quantity", u.getValue()))
                .toList();
        Map<String, Object> input = ShopifyCall.variables("returnId", returnGid, "returnLineItems", lines);
        input.put("financialTransfer", transfer);
        input.put("note", ShopifyRefund.note(command));
        input.put("notifyCustomer", true);
        return ShopifyCall.of("ReturnRefund", Map.of("input", input));
    }
}
