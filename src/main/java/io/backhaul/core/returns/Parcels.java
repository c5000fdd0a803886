package io.backhaul.core.returns;

import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.ReturnShipped;
import io.backhaul.core.message.ShipmentStatusChanged;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The return parcels of a case: who shipped what, and how far each has come. Terminal states are sticky. */
final class Parcels {

    private static final Pattern SPACE = Pattern.compile("\\s");

    private Parcels() {}

    static List<Parcel> of(Facts facts, Instant requestedAt) {
        Map<String, Parcel> parcels = new LinkedHashMap<>();
        for (ReturnShipped shipped : facts.all(ReturnShipped.class)) {
            String number = normal(shipped.trackingNumber());
            parcels.putIfAbsent(
                    number,
                    new Parcel(
                            number,
                            shipped.carrier(),
                            shipped.envelope().source(),
                            shipped.lines(),
                            status(facts, number),
                            deliveredAt(facts, number, requestedAt)));
        }
        return List.copyOf(parcels.values());
    }

    private static ParcelStatus status(Facts facts, String number) {
        return facts.all(ShipmentStatusChanged.class).stream()
                .filter(s -> normal(s.trackingNumber()).equals(number))
                .map(ShipmentStatusChanged::status)
                .max((a, b) -> Integer.compare(rank(a), rank(b)))
                .orElse(ParcelStatus.IN_TRANSIT);
    }

    private static Instant deliveredAt(Facts facts, String number, Instant requestedAt) {
        return Facts.earliest(
                facts.all(ShipmentStatusChanged.class).stream()
                        .filter(s -> s.status() == ParcelStatus.DELIVERED)
                        .filter(s -> normal(s.trackingNumber()).equals(number)),
                m -> Facts.occurred(m, requestedAt));
    }

    private static int rank(ParcelStatus status) {
        return switch (status) {
            case UNKNOWN -> 0;
            case LABEL_CREATED -> 1;
            case IN_TRANSIT -> 2;
            case EXCEPTION -> 3;
            case ATTEMPT_FAILED -> 4;
            case OUT_FOR_DELIVERY -> 5;
            case AVAILABLE_FOR_PICKUP -> 6;
            case RETURNED_TO_SENDER -> 7;
            case DELIVERED -> 8;
        };
    }

    private static String normal(String trackingNumber) {
        return SPACE.matcher(trackingNumber).replaceAll("").toUpperCase(java.util.Locale.ROOT);
    }
}
