package io.backhaul.core.decision;

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
        boolean approved = c.done("store-approve/" + c.id());
        if (!c.atStore() || !approved) {
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
                                .with(Map.of("trackingNumber", p.trackingNumber()))))
                .toList();
    }
}
