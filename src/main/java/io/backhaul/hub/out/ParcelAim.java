package io.backhaul.hub.out;

import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.shopify.ReturnParcels;
import io.backhaul.partner.shopify.ReturnParcels.Parcel;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows.Row;
import java.util.List;
import java.util.Optional;

/** Parcels and labels of a return at its store: one is made for units that are in none, else the one that is there is updated. */
final class ParcelAim {

    private ParcelAim() {}

    /** A parcel with this number, in the place of one that came back, or of one that is there without a number. */
    static ReturnAim tracking(Row row, ShopifyReturn there) {
        String number = row.command().details().get("trackingNumber");
        List<LineQuantity> units = row.command().lines();
        ReturnParcels parcels = there.parcels();
        Optional<Parcel> instead = Optional.ofNullable(row.command().details().get("replaces"))
                .flatMap(parcels::numbered)
                .or(() -> parcels.without(units, false));
        List<ShopifyCall> calls = instead.map(parcel -> List.of(ShopifyCall.track(parcel.id(), number)))
                .orElseGet(() -> parcels.unsent(units).entrySet().stream()
                        .map(order -> ShopifyCall.parcel(order.getKey(), order.getValue(), number))
                        .toList());
        boolean known = parcels.numbered(number).isPresent();
        return new ReturnAim(
                "parcel " + number + " attached",
                r -> known ? WantedState.REACHED : calls.isEmpty() ? WantedState.OUT_OF_REACH : r.booking(),
                calls,
                "the store has no units left for it, its parcels are: " + parcels.words()
                        + "; correct the number there if the customer must see it");
    }

    /** The supplier's label; a newer one takes the place of the one before. */
    static ReturnAim label(Row row, CaseViews.View view, ShopifyReturn there) {
        String url =
                view.label(row.command().supplier(), row.command().details().get("label"));
        List<LineQuantity> units = row.command().lines();
        ReturnParcels parcels = there.parcels();
        boolean newer = row.command().details().containsKey("newer");
        Optional<Parcel> waiting = newer ? parcels.labelled(units) : parcels.without(units, true);
        List<ShopifyCall> calls = waiting.map(p -> List.of(ShopifyCall.relabel(p.id(), url)))
                .orElseGet(() -> parcels.unsent(units).entrySet().stream()
                        .map(order -> ShopifyCall.label(order.getKey(), order.getValue(), url))
                        .toList());
        boolean overtaken = !view.isLatestLabel(row.command().supplier(), url);
        boolean done = overtaken || !newer && parcels.labelled(units).isPresent();
        return new ReturnAim(
                "label of " + row.command().supplier() + " given to the customer",
                r -> done ? WantedState.REACHED : calls.isEmpty() ? WantedState.OUT_OF_REACH : r.booking(),
                calls,
                "send it to the customer: " + url);
    }
}
