package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyCall.ParcelLine;
import io.backhaul.partner.shopify.ShopifyReturn.LineToDispose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The parcels of a return as its store knows them, and which units are in none. */
public final class ReturnParcels {

    private final List<Parcel> parcels;
    private final List<LineToDispose> lines;
    private final Map<String, String> skus;

    /**
     * A parcel at the store (a reverse delivery).
     *
     * @param number its tracking number, or null
     * @param labelled whether it has a label
     * @param lines gids of the lines to dispose of that are in it
     */
    public record Parcel(String id, String number, boolean labelled, Map<String, Integer> lines) {
        public Parcel {
            lines = Map.copyOf(lines);
        }
    }

    /** @param skus SKU by fulfilment line */
    ReturnParcels(Stream<JsonNode> deliveries, List<LineToDispose> lines, Map<String, String> skus) {
        this.parcels = deliveries.map(ReturnParcels::parcel).toList();
        this.lines = List.copyOf(lines);
        this.skus = Map.copyOf(skus);
    }

    private static Parcel parcel(JsonNode delivery) {
        Map<String, Integer> lines = new HashMap<>();
        StreamSupport.stream(delivery.at("/reverseDeliveryLineItems/nodes").spliterator(), false)
                .forEach(line -> lines.merge(
                        line.at("/reverseFulfillmentOrderLineItem/id").asText(),
                        line.path("quantity").asInt(),
                        Integer::sum));
        return new Parcel(
                delivery.path("id").asText(),
                Json.text(delivery, "/deliverable/tracking/number").orElse(null),
                delivery.at("/deliverable/label").isObject(),
                lines);
    }

    /** The parcel with this number; blanks and case do not count. */
    public Optional<Parcel> numbered(String number) {
        return parcels.stream()
                .filter(p -> p.number() != null && normal(p.number()).equals(normal(number)))
                .findFirst();
    }

    /** The first parcel with any of these units that has no number, or no label. */
    public Optional<Parcel> without(List<LineQuantity> units, boolean label) {
        Set<String> wanted = lines.stream()
                .filter(line -> units.isEmpty() || named(units, line).isPresent())
                .map(LineToDispose::id)
                .collect(Collectors.toSet());
        return parcels.stream()
                .filter(p -> label ? !p.labelled() : p.number() == null)
                .filter(p -> p.lines().keySet().stream().anyMatch(wanted::contains))
                .findFirst();
    }

    /** The first labelled parcel with any of these units that nobody sent yet. */
    public Optional<Parcel> labelled(List<LineQuantity> units) {
        return parcels.stream()
                .filter(p -> p.labelled() && p.number() == null)
                .filter(p -> lines.stream()
                        .anyMatch(line -> p.lines().containsKey(line.id())
                                && named(units, line).isPresent()))
                .findFirst();
    }

    /** These units as far as they are in no parcel, by reverse fulfilment order; none named means all. */
    public Map<String, List<ParcelLine>> unsent(List<LineQuantity> units) {
        Map<String, List<ParcelLine>> unsent = new LinkedHashMap<>();
        Map<String, Integer> wanted = new HashMap<>();
        units.forEach(q -> wanted.merge(q.sku(), q.quantity() == 0 ? 1_000_000 : q.quantity(), Integer::sum));
        for (LineToDispose line : lines) {
            String sku = skus.getOrDefault(line.fulfillmentLine(), "");
            int sent = parcels.stream()
                    .mapToInt(p -> p.lines().getOrDefault(line.id(), 0))
                    .sum();
            int most = units.isEmpty() ? line.quantity() : wanted.getOrDefault(sku, 0);
            int left = Math.min(line.quantity() - sent, most);
            if (left > 0) {
                wanted.computeIfPresent(sku, (s, w) -> w - left);
                unsent.computeIfAbsent(line.order(), o -> new ArrayList<>()).add(new ParcelLine(line.id(), left));
            }
        }
        return unsent;
    }

    private Optional<LineQuantity> named(List<LineQuantity> units, LineToDispose line) {
        return units.stream()
                .filter(q -> q.sku().equals(skus.get(line.fulfillmentLine())))
                .findFirst();
    }

    /** For people. */
    public String words() {
        return parcels.stream()
                .map(p -> p.number() == null ? "one without a number" : p.number())
                .collect(Collectors.joining(", "));
    }

    private static String normal(String trackingNumber) {
        return trackingNumber.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
