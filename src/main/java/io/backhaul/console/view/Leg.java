package io.backhaul.console.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One supplier's part of a return.
 *
 * @param goods where the goods are
 * @param customerMoney how far the customer's refund is
 * @param supplierMoney how far the supplier's credit is
 * @param lines units per SKU by what became of them
 * @param claim what the supplier owes and has credited, or null when nothing was claimed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Leg(
        String supplier,
        String goods,
        String customerMoney,
        String supplierMoney,
        List<LegLine> lines,
        List<Parcel> parcels,
        Claim claim) {

    public Leg {
        lines = lines == null ? List.of() : List.copyOf(lines);
        parcels = parcels == null ? List.of() : List.copyOf(parcels);
    }

    /** Units of one SKU, for example {@code {"requested":2,"authorised":2}}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LegLine(String sku, Map<String, Integer> quantities) {

        /** The order in which things happen to goods; names not listed come last. */
        private static final List<String> ORDER =
                List.of("requested", "authorised", "declined", "kept", "cancelled", "inTransit", "delivered", "lost");

        public LegLine {
            TreeMap<String, Integer> ordered =
                    new TreeMap<>(Comparator.comparing(LegLine::rank).thenComparing(Comparator.naturalOrder()));
            ordered.putAll(quantities == null ? Map.of() : quantities);
            quantities = Collections.unmodifiableMap(ordered);
        }

        private static int rank(String name) {
            int rank = ORDER.indexOf(name);
            return rank < 0 ? ORDER.size() : rank;
        }
    }

    /** A parcel on its way back. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Parcel(String trackingNumber, String carrier, String status) {}

    /** What was claimed from the supplier, and what he has credited so far. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Claim(Amount amount, Amount credited) {}
}
