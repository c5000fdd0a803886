package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.shopify.ProcessedLine;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a command wants of a return at its store: how to see that it is reached, and the call that reaches it.
 *
 * @param words for people
 * @param reached judges a return as read
 * @param call the call to send when it is not reached yet
 */
record ReturnAim(String words, Function<ShopifyReturn, WantedState> reached, ShopifyCall call) {

    WantedState state(ShopifyReturn there) {
        return reached.apply(there);
    }

    static ReturnAim of(Row row, CaseViews.View view, ShopifyReturn there, JsonNode data) {
        String id = view.returnId();
        return switch (row.command().kind()) {
            case STORE_APPROVE -> new ReturnAim("return approved", ShopifyReturn::approved, ShopifyCall.approve(id));
            case STORE_DECLINE ->
                new ReturnAim(
                        "return declined",
                        ShopifyReturn::declined,
                        ShopifyCall.decline(id, ShopifyCall.DeclineReason.OTHER, view.declineNote()));
            case STORE_CLOSE -> new ReturnAim("return closed", ShopifyReturn::closed, ShopifyCall.close(id));
            case STORE_TRACKING -> tracking(row.command().details().get("trackingNumber"), there);
            case STORE_PROCESS -> process(row, view, there, data);
            default ->
                throw new IllegalArgumentException(
                        "no aim at a store: " + row.command().kind());
        };
    }

    private static ReturnAim tracking(String number, ShopifyReturn there) {
        Optional<String> order = there.linesToDispose().stream()
                .map(ShopifyReturn.LineToDispose::order)
                .findFirst();
        ShopifyCall call = ShopifyCall.createReverseDelivery(order.orElse(""), List.of(), number, null);
        return new ReturnAim(
                "parcel " + number + " attached",
                r -> order.isEmpty() ? WantedState.OUT_OF_REACH : r.tracked(number),
                call);
    }

    /** The leg's units, each with what becomes of it; the store counts, so "reached" is its count of processed units. */
    private static ReturnAim process(Row row, CaseViews.View view, ShopifyReturn there, JsonNode data) {
        var disposition =
                ProcessedLine.Disposition.valueOf(row.command().details().get("disposition"));
        Map<String, Integer> units = row.command().lines().stream()
                .collect(Collectors.toMap(LineQuantity::sku, LineQuantity::quantity, Integer::sum));
        String location = location(data);
        Map<String, ShopifyReturn.LineToDispose> disposable = there.linesToDispose().stream()
                .collect(Collectors.toMap(ShopifyReturn.LineToDispose::fulfillmentLine, l -> l, (a, b) -> a));
        List<Line> lines = view.lines(row.command().supplier()).stream()
                .filter(l -> units.containsKey(l.sku()) && disposable.containsKey(l.fulfillmentLineId()))
                .toList();
        Map<String, Integer> wanted = new LinkedHashMap<>();
        lines.forEach(l -> wanted.put(l.lineId(), Math.min(l.quantity(), units.get(l.sku()))));
        List<ProcessedLine> processed = lines.stream()
                .map(l -> new ProcessedLine(
                        l.lineId(),
                        wanted.get(l.lineId()) - there.processedQuantity(l.lineId()),
                        disposition,
                        disposable.get(l.fulfillmentLineId()).id(),
                        disposition == ProcessedLine.Disposition.RESTOCKED ? location : null))
                .filter(p -> p.quantity() > 0)
                .toList();
        String words = "processed " + wanted.values() + " units as " + disposition;
        return new ReturnAim(words, r -> r.processed(wanted), ShopifyCall.process(view.returnId(), processed));
    }

    /** Goods go back on stock where the order was shipped from. */
    private static String location(JsonNode data) {
        for (JsonNode fulfillment : data.at("/return/order/fulfillments")) {
            if (fulfillment.at("/location/id").isTextual()) {
                return fulfillment.at("/location/id").asText();
            }
        }
        return null;
    }
}
