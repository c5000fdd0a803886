package io.backhaul.hub.out;

import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a command wants of a return at its store: how to see that it is reached, and the call that reaches it.
 *
 * @param words for people
 * @param reached judges a return as read
 * @param calls the calls to send, in this order, when it is not reached yet
 * @param otherwise what a person does when it cannot be reached
 */
record ReturnAim(
        String words, Function<ShopifyReturn, WantedState> reached, List<ShopifyCall> calls, String otherwise) {

    ReturnAim {
        calls = List.copyOf(calls);
    }

    private ReturnAim(String words, Function<ShopifyReturn, WantedState> reached, ShopifyCall call, String otherwise) {
        this(words, reached, List.of(call), otherwise);
    }

    WantedState state(ShopifyReturn there) {
        return reached.apply(there);
    }

    /** The same on a return that may have been closed meanwhile: it is opened again first, and the core closes it anew. */
    ReturnAim booking(ShopifyReturn there, String returnId) {
        if (!there.isClosed() || state(there) != WantedState.NOT_YET) {
            return this;
        }
        List<ShopifyCall> all = Stream.concat(Stream.of(ShopifyCall.reopen(returnId)), calls.stream())
                .toList();
        return new ReturnAim(words + ", after opening the return again", reached, all, otherwise);
    }

    /** @param location where the store restocks, or null for where goods were sent from */
    static ReturnAim of(Row row, CaseViews.View view, ShopifyReturn there, String location) {
        String id = view.returnId();
        return switch (row.command().kind()) {
            case STORE_APPROVE ->
                new ReturnAim(
                        "return approved",
                        ShopifyReturn::approved,
                        ShopifyCall.approve(id),
                        "tell the supplier, and the customer if he was told otherwise");
            case STORE_DECLINE -> decline(row, view);
            case STORE_CLOSE ->
                new ReturnAim(
                        "return closed",
                        ShopifyReturn::closed,
                        ShopifyCall.close(id),
                        "nothing is left to close there");
            case STORE_REOPEN ->
                new ReturnAim(
                        "return opened again",
                        ShopifyReturn::reopened,
                        ShopifyCall.reopen(id),
                        "make a new return at the store for the goods that came");
            case STORE_CANCEL ->
                new ReturnAim(
                        "return cancelled",
                        ShopifyReturn::cancelled,
                        ShopifyCall.cancel(id),
                        "look at what was processed there, and decide what is refunded");
            case STORE_REMOVE -> remove(row, view, there);
            case STORE_LABEL -> ParcelAim.label(row, view, there).booking(there, id);
            case STORE_TRACKING -> ParcelAim.tracking(row, there).booking(there, id);
            case STORE_PROCESS -> GoodsAim.of(row, view, there, location).booking(there, id);
            default ->
                throw new IllegalArgumentException(
                        "no aim at a store: " + row.command().kind());
        };
    }

    private static ReturnAim decline(Row row, CaseViews.View view) {
        String reason = row.command().details().getOrDefault("reason", ShopifyCall.DeclineReason.OTHER.name());
        return new ReturnAim(
                "return declined",
                ShopifyReturn::declined,
                ShopifyCall.decline(view.returnId(), ShopifyCall.DeclineReason.valueOf(reason), view.declineNote()),
                "somebody let it go ahead there: settle it with the customer");
    }

    /** Goods of nobody any more: gone from the return, by this call or the merchant's own hand. */
    private static ReturnAim remove(Row row, CaseViews.View view, ShopifyReturn there) {
        Map<String, Integer> units = there.removable(row.command().lines());
        Function<ShopifyReturn, WantedState> reached =
                r -> units.isEmpty() ? WantedState.REACHED : r.isClosed() ? WantedState.OUT_OF_REACH : r.booking();
        return new ReturnAim(
                "declined goods taken out of the return",
                reached,
                ShopifyCall.remove(view.returnId(), units),
                "tell the customer not to send them");
    }
}
