package io.backhaul.core.message;

import java.util.Objects;

/**
 * A carrier scan of a parcel (rows S15, S163); of a return parcel, DELIVERED means: arrived at the supplier.
 *
 * @param envelope what every message carries
 * @param trackingNumber carrier tracking number
 * @param status where the parcel is
 */
public record ShipmentStatusChanged(Envelope envelope, String trackingNumber, ParcelStatus status)
        implements ReturnMessage {

    public ShipmentStatusChanged {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(trackingNumber, "trackingNumber");
        Objects.requireNonNull(status, "status");
    }
}
