package io.backhaul.core.decision;

import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.returns.Parcel;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A return parcel the store does not know of yet is told to it (rows S26, S78).
 */
final class TellStoreTracking implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.atStore() || !AtStore.approved(c) || AtStore.closed(c)) {
            return List.of();
        }
        return c.legs().stream()
                .flatMap(leg -> leg.parcels().stream())
                .distinct()
                .filter(p -> !p.source().startsWith("shopify:"))
                .map(p -> decision(
                        c,
                        "tracking/" + p.trackingNumber(),
                        Decision.Outcome.DONE,
                        null,
                        "The store learns the return parcel " + p.trackingNumber() + ".",
                        Command.of(
                                        "store-tracking/" + c.id() + "/" + p.trackingNumber(),
                                        Command.Kind.STORE_TRACKING,
                                        c.request().envelope().source(),
                                        null)
                                .with(p.lines())
                                .with(details(c, p))))
                .toList();
    }

    /** A parcel the carrier brought back to the customer, sent once more, gets a new number in the store's books. */
    private static Map<String, String> details(ReturnCase c, Parcel parcel) {
        return c.legs().stream()
                .filter(leg -> leg.parcels().contains(parcel))
                .flatMap(leg -> leg.parcels().stream())
                .filter(p -> p.status() == ParcelStatus.RETURNED_TO_SENDER
                        && p.lines().equals(parcel.lines()))
                .filter(p -> !p.equals(parcel))
                .findFirst()
                .map(p -> Map.of("trackingNumber", parcel.trackingNumber(), "replaces", p.trackingNumber()))
                .orElse(Map.of("trackingNumber", parcel.trackingNumber()));
    }
}
