package io.backhaul.partner.shopify;

import io.backhaul.partner.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of the Admin GraphQL API: {@code POST /admin/api/<version>/graphql.json} with header {@code
 * X-Shopify-Access-Token}. Equal arguments give equal bytes, so a stored body can be sent again unchanged.
 *
 * @param operation name of the document, for logs
 * @param body JSON of query, operationName and variables
 */
public record ShopifyCall(String operation, byte[] body) {

    /** API version the documents are checked against. */
    public static final String VERSION = "2026-07";

    private static final int NOTE = 500;

    /** Why the store declines, as its schema spells it. */
    public enum DeclineReason {
        FINAL_SALE,
        OTHER,
        RETURN_PERIOD_ENDED
    }

    /** Path of every call. */
    public static String path(String version) {
        return "/admin/api/" + version + "/graphql.json";
    }

    public static ShopifyCall returnForHub(String returnGid) {
        return of("ReturnForHub", Map.of("id", returnGid));
    }

    public static ShopifyCall orderForHub(String orderGid) {
        return of("OrderForHub", Map.of("id", orderGid));
    }

    /** The returns a reverse fulfilment order may belong to: it does not name its own. */
    public static ShopifyCall returnOfReverseOrder(String reverseOrderGid) {
        return of("ReturnOfReverseOrder", Map.of("id", reverseOrderGid));
    }

    /** A dispute of Shopify Payments; needs scope read_shopify_payments_disputes. */
    public static ShopifyCall disputeForHub(String disputeGid) {
        return of("DisputeForHub", Map.of("id", disputeGid));
    }

    /**
     * Orders that changed since then, oldest change first. Not only those with a return in some state: a declined or cancelled
     * return leaves the order without one in the store's eyes.
     *
     * @param after cursor of the page before, or null
     */
    public static ShopifyCall ordersUpdatedSince(Instant since, String after) {
        String query = "updated_at:>='" + since.truncatedTo(ChronoUnit.SECONDS) + "'";
        return of("OrdersUpdatedSince", variables("query", query, "after", after));
    }

    /**
     * Orders whose returns, all in all, are in this state, oldest change first.
     *
     * @param status as the store's search spells it: return_requested, in_progress, inspection_complete, returned, return_failed
     * @param after cursor of the page before, or null
     */
    public static ShopifyCall ordersByReturnStatus(String status, String after) {
        return of("OrdersUpdatedSince", variables("query", "return_status:" + status, "after", after));
    }

    /** Approves a requested return; the customer hears of it from the store. */
    public static ShopifyCall approve(String returnGid) {
        return input("ReturnApprove", variables("id", returnGid, "notifyCustomer", true));
    }

    /** Declines a requested return; the note, which the customer reads, is cut at the store's 500 characters. */
    public static ShopifyCall decline(String returnGid, DeclineReason reason, String note) {
        String cut = note == null || note.isBlank() ? null : Cut.at(NOTE, note.strip());
        return input(
                "ReturnDecline",
                variables("id", returnGid, "declineReason", reason.name(), "declineNote", cut, "notifyCustomer", true));
    }

    public static ShopifyCall reopen(String returnGid) {
        return of("ReturnReopen", Map.of("id", returnGid));
    }

    public static ShopifyCall cancel(String returnGid) {
        return of("ReturnCancel", Map.of("id", returnGid));
    }

    /** @param units by return line gid */
    public static ShopifyCall remove(String returnGid, Map<String, Integer> units) {
        List<Map<String, Object>> items = units.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(unit -> variables("returnLineItemId", unit.getKey(), "quantity", unit.getValue()))
                .toList();
        return of("ReturnRemoveLines", variables("returnId", returnGid, "returnLineItems", items));
    }

    public static ShopifyCall close(String returnGid) {
        return of("ReturnClose", Map.of("id", returnGid));
    }

    /**
     * Says what became of returned goods; moves no money.
     *
     * <p>The store has no idempotency for it: read {@link ShopifyReturn#processed} first, have one in flight per return.
     */
    public static ShopifyCall process(String returnGid, List<ProcessedLine> lines) {
        List<Map<String, Object>> items =
                lines.stream().map(ProcessedLine::variables).toList();
        return input(
                "ReturnProcess", variables("returnId", returnGid, "returnLineItems", items, "notifyCustomer", false));
    }

    /** Says what became of goods that are processed already; all of one reverse fulfilment order. */
    public static ShopifyCall dispose(List<ProcessedLine.Goods> goods) {
        return of(
                "ReturnDispose",
                Map.of(
                        "dispositions",
                        goods.stream().map(ProcessedLine.Goods::variables).toList()));
    }

    /** The refunds of an order, for finding ours. */
    public static ShopifyCall refundsOfOrder(String orderGid) {
        return of("RefundsOfOrder", Map.of("id", orderGid));
    }

    /** Attaches a parcel with this number to an approved return. */
    public static ShopifyCall parcel(String reverseFulfillmentOrder, List<ParcelLine> lines, String tracking) {
        return delivery(
                reverseFulfillmentOrder,
                lines,
                variables("trackingInput", variables("number", tracking, "url", null), "notifyCustomer", false));
    }

    /** Attaches a label to an approved return, for a parcel that is not sent yet; the customer hears of it from the store. */
    public static ShopifyCall label(String reverseFulfillmentOrder, List<ParcelLine> lines, String labelUrl) {
        return delivery(
                reverseFulfillmentOrder,
                lines,
                variables("labelInput", variables("fileUrl", labelUrl), "notifyCustomer", true));
    }

    private static ShopifyCall delivery(
            String reverseFulfillmentOrder, List<ParcelLine> lines, Map<String, Object> shipping) {
        Map<String, Object> delivery = variables(
                "reverseFulfillmentOrderId",
                reverseFulfillmentOrder,
                "reverseDeliveryLineItems",
                lines.stream().map(ParcelLine::variables).toList());
        delivery.putAll(shipping);
        return of("ReverseDeliveryCreate", delivery);
    }

    /** Gives a parcel the store knows its number, or another one. */
    public static ShopifyCall track(String reverseDelivery, String tracking) {
        return of(
                "ReverseDeliveryTrack",
                variables(
                        "reverseDeliveryId",
                        reverseDelivery,
                        "trackingInput",
                        variables("number", tracking, "url", null)));
    }

    /** Gives a parcel the store knows a label, or another one. */
    public static ShopifyCall relabel(String reverseDelivery, String labelUrl) {
        return of(
                "ReverseDeliveryLabel",
                variables("reverseDeliveryId", reverseDelivery, "labelInput", variables("fileUrl", labelUrl)));
    }

    public static ShopifyCall inventoryItemBySku(String sku) {
        String quoted = sku.replace("\\", "\\\\").replace("\"", "\\\"");
        return of("InventoryItemBySku", Map.of("query", "sku:\"" + quoted + "\""));
    }

    /** Moves available stock; see {@link StockMove} for what guards it against counting twice. */
    public static ShopifyCall adjust(StockMove move, String idempotencyKey) {
        return of("InventoryAdjust", variables("input", move.input(), "idempotencyKey", idempotencyKey));
    }

    /** Shows the customer where to send the goods: a metafield of the order that the storefront's theme prints. */
    public static ShopifyCall returnInstructions(String orderGid, String text) {
        Map<String, Object> metafield =
                variables("ownerId", orderGid, "namespace", "backhaul", "key", "return_instructions");
        metafield.put("type", "multi_line_text_field");
        metafield.put("value", text);
        return of("ReturnInstructions", Map.of("metafields", List.of(metafield)));
    }

    private static ShopifyCall input(String document, Map<String, Object> input) {
        return of(document, Map.of("input", input));
    }

    /** Which shop the token opens, and what it may do there. */
    public static ShopifyCall connectionTest() {
        return of("ConnectionTest", Map.of());
    }

    /** @param after cursor of the page before, or null */
    public static ShopifyCall webhookSubscriptions(String after) {
        return of("WebhookSubscriptions", variables("after", after));
    }

    public static ShopifyCall subscribe(ShopifyTopic topic, String uri) {
        return of("WebhookSubscribe", variables("topic", topic.inSchema(), "uri", uri));
    }

    /**
     * The orders that changed last among those with a return in this state, newest first.
     *
     * @param returnStatus for example {@code return_requested}, {@code in_progress}
     */
    public static ShopifyCall recentReturns(String returnStatus) {
        return of("RecentReturns", Map.of("query", "return_status:" + returnStatus));
    }

    static ShopifyCall of(String document, Map<String, ?> variables) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("query", ShopifyDocument.text(document));
        request.put("operationName", document);
        request.put("variables", variables);
        return new ShopifyCall(document, Json.write(request));
    }

    /** Name and value in turn, in this order; null values stay and are written, because the store tells null from absent. */
    static Map<String, Object> variables(Object... namesAndValues) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return variables;
    }

    /** A line of a parcel: units of a line of the reverse fulfilment order. */
    public record ParcelLine(String reverseFulfillmentOrderLine, int quantity) {
        Map<String, Object> variables() {
            return ShopifyCall.variables(
                    "reverseFulfillmentOrderLineItemId", reverseFulfillmentOrderLine, "quantity", quantity);
        }
    }
}
