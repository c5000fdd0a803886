package io.backhaul.hub.out;

import io.backhaul.partner.shopify.ProcessedLine;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command wants of a return at its store: how to see that it is reached, and the call that reaches it.
 *
 * @param words for people
 * @param reached judges a return as read
 * @param calls the calls to send, in this order, when it is not reached yet
 */
record ReturnAim(String words, Function<ShopifyReturn, WantedState> reached, List<ShopifyCall> calls) {

    ReturnAim(String words, Function<ShopifyReturn, WantedState> reached, ShopifyCall call) {
        this(words, reached, List.of(call));
    }

    WantedState state(ShopifyReturn there) {
        return reached.apply(there);
    }

    /** @param withRefund true when the units of this leg are processed together with their refund, without a disposition */
    static ReturnAim of(Row row, CaseViews.View view, ShopifyReturn there, boolean withRefund) {
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
            case STORE_PROCESS -> withRefund ? processAndDispose(row, view, there) : process(row, view, there);
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

    /** The refund has processed units already; what it left is processed, and the disposition of all is said, once. */
    private static ReturnAim processAndDispose(Row row, CaseViews.View view, ShopifyReturn there) {
        var disposition =
                ProcessedLine.Disposition.valueOf(row.command().details().get("disposition"));
        Map<String, Integer> wanted = there.wanted(row.command().lines());
        List<ShopifyCall> calls = new ArrayList<>();
        List<ProcessedLine> left = there.unprocessed(wanted).entrySet().stream()
                .map(line -> new ProcessedLine(line.getKey(), line.getValue(), List.of()))
                .toList();
        if (!left.isEmpty()) {
            calls.add(ShopifyCall.process(view.returnId(), left));
        }
        there.toDispose(wanted, disposition).forEach(goods -> calls.add(ShopifyCall.dispose(goods)));
        return new ReturnAim(
                "processed " + wanted.values() + " units and disposed of them as " + disposition,
                r -> r.processed(wanted) == WantedState.REACHED && !calls.isEmpty()
                        ? WantedState.NOT_YET
                        : r.processed(wanted),
                calls);
    }
}
