package io.backhaul.hub.out;

import io.backhaul.partner.shopify.ProcessedLine;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    static ReturnAim of(Row row, CaseViews.View view, ShopifyReturn there) {
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
            case STORE_PROCESS -> process(row, view, there);
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
    private static ReturnAim process(Row row, CaseViews.View view, ShopifyReturn there) {
        var disposition =
                ProcessedLine.Disposition.valueOf(row.command().details().get("disposition"));
        Map<String, Integer> wanted = there.wanted(row.command().lines());
        ShopifyCall call = ShopifyCall.process(view.returnId(), there.toProcess(wanted, disposition));
        return new ReturnAim(
                "processed " + wanted.values() + " units as " + disposition, r -> r.processed(wanted), call);
    }
}
