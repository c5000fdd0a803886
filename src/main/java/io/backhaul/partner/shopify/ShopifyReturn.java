package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A return as ReturnForHub shows it, asked whether a command's aim is already reached. Calls whose answer was lost, and calls
 * that the store refused as INVALID_STATE, are resolved by this and never by sending them again.
 */
public final class ShopifyReturn {

    private final JsonNode node;

    private ShopifyReturn(JsonNode node) {
        this.node = node;
    }

    /** The return of an answer to ReturnForHub; empty when the store knows none. */
    public static Optional<ShopifyReturn> of(JsonNode data) {
        return Optional.of(data.path("return")).filter(JsonNode::isObject).map(ShopifyReturn::new);
    }

    /** REQUESTED, OPEN, CLOSED, CANCELED or DECLINED. */
    public String status() {
        return node.path("status").asText();
    }

    public WantedState approved() {
        return switch (status()) {
            case "OPEN", "CLOSED" -> WantedState.REACHED;
            case "REQUESTED" -> WantedState.NOT_YET;
            default -> WantedState.OUT_OF_REACH;
        };
    }

    public WantedState declined() {
        return switch (status()) {
            case "DECLINED" -> WantedState.REACHED;
            case "REQUESTED" -> WantedState.NOT_YET;
            default -> WantedState.OUT_OF_REACH;
        };
    }

    /** Closed, which only an approved return can be. */
    public WantedState closed() {
        return switch (status()) {
            case "CLOSED" -> WantedState.REACHED;
            case "OPEN" -> WantedState.NOT_YET;
            default -> WantedState.OUT_OF_REACH;
        };
    }

    /** Open, so that goods can be booked; a closed return can be opened again. */
    public WantedState reopened() {
        return switch (status()) {
            case "OPEN" -> WantedState.REACHED;
            case "CLOSED" -> WantedState.NOT_YET;
            default -> WantedState.OUT_OF_REACH;
        };
    }

    /** Cancelled, which it no longer can be once anything of it is processed or it is over in another way. */
    public WantedState cancelled() {
        boolean processed = nodes(node, "returnLineItems")
                .anyMatch(l -> l.path("processedQuantity").asInt() > 0);
        return switch (status()) {
            case "CANCELED" -> WantedState.REACHED;
            case "OPEN", "REQUESTED" -> processed ? WantedState.OUT_OF_REACH : WantedState.NOT_YET;
            default -> WantedState.OUT_OF_REACH;
        };
    }

    public boolean isClosed() {
        return status().equals("CLOSED");
    }

    /** Units of these SKUs that are still in the return and not processed, by return line gid. */
    public Map<String, Integer> removable(List<LineQuantity> units) {
        List<String> skus = units.stream().map(LineQuantity::sku).toList();
        return nodes(node, "returnLineItems")
                .filter(l -> skus.contains(ReturnedGoods.sku(l)))
                .filter(l ->
                        l.path("quantity").asInt() > l.path("processedQuantity").asInt())
                .collect(Collectors.toMap(
                        l -> l.path("id").asText(),
                        l -> l.path("quantity").asInt()
                                - l.path("processedQuantity").asInt()));
    }

    /** Its parcels, and what is in none. */
    public ReturnParcels parcels() {
        Map<String, String> skus = nodes(node, "returnLineItems")
                .collect(Collectors.toMap(
                        l -> l.at("/fulfillmentLineItem/id").asText(), ReturnedGoods::sku, (a, b) -> a));
        return new ReturnParcels(reverseOrders().flatMap(o -> nodes(o, "reverseDeliveries")), linesToDispose(), skus);
    }

    /**
     * Whether goods are processed as wanted.
     *
     * @param wanted by return line gid, the units that shall be processed in all, by whomsoever: the store counts and does not
     *     remember who
     */
    public WantedState processed(Map<String, Integer> wanted) {
        Map<String, JsonNode> lines = nodes(node, "returnLineItems")
                .collect(Collectors.toMap(l -> l.path("id").asText(), l -> l));
        if (!lines.keySet().containsAll(wanted.keySet())) {
            return WantedState.OUT_OF_REACH;
        }
        boolean reached = wanted.entrySet().stream().allMatch(w -> missing(lines, w) <= 0);
        boolean possible = wanted.entrySet().stream()
                .allMatch(w -> missing(lines, w)
                        <= lines.get(w.getKey()).path("processableQuantity").asInt());
        if (reached) {
            return WantedState.REACHED;
        }
        return possible ? booking() : WantedState.OUT_OF_REACH;
    }

    /** Whether something can be booked on it: on a closed return after it is opened again. */
    public WantedState booking() {
        return status().equals("OPEN") || isClosed() ? WantedState.NOT_YET : WantedState.OUT_OF_REACH;
    }

    /**
     * Units that a command names by SKU, as units by return line gid: what {@link #processed} and {@link #toProcess} take.
     *
     * @param units quantity 0 means all units of that SKU
     * @throws IllegalArgumentException when the return has fewer
     */
    public Map<String, Integer> wanted(List<LineQuantity> units) {
        return goods().wanted(units);
    }

    /** How many of these units are not processed yet, by return line gid; lines with none are left out. */
    public Map<String, Integer> unprocessed(Map<String, Integer> wanted) {
        return goods().unprocessed(wanted);
    }

    /**
     * What is left to tell the store about returned goods, so that each unit is processed and disposed of once.
     *
     * @param wanted by return line gid, the units to be processed in all
     * @param fates by return line gid, what becomes of the units
     * @param location where restocked goods go, or null for where they were sent from
     * @throws IllegalArgumentException when goods are to be restocked and nobody says where
     */
    public GoodsWork work(
            Map<String, Integer> wanted, Map<String, Map<ProcessedLine.Disposition, Integer>> fates, String location) {
        return goods().work(wanted, fates, location);
    }

    /** Units processed so far of one return line. */
    public int processedQuantity(String returnLine) {
        return nodes(node, "returnLineItems")
                .filter(l -> l.path("id").asText().equals(returnLine))
                .mapToInt(l -> l.path("processedQuantity").asInt())
                .sum();
    }

    /** The lines of the reverse fulfilment orders, which appear when the return is approved; dispositions and parcels name them. */
    public List<LineToDispose> linesToDispose() {
        return reverseOrders()
                .filter(o -> !o.path("status").asText().equals("CANCELED"))
                .flatMap(o -> nodes(o, "lineItems")
                        .map(l -> LineToDispose.of(o.path("id").asText(), l)))
                .toList();
    }

    /** Free text of the customer on each line, for {@link EvidenceLinks}; personal data. */
    public List<String> customerNotes() {
        return nodes(node, "returnLineItems")
                .flatMap(l -> Json.text(l, "/customerNote").stream())
                .toList();
    }

    /**
     * A line of a reverse fulfilment order.
     *
     * @param order gid of the reverse fulfilment order
     * @param id gid of this line
     * @param fulfillmentLine gid of the fulfilment line it came from: the only link to a return line
     * @param quantity units expected back
     * @param dispositions units whose fate is already said, by fate
     */
    public record LineToDispose(
            String order,
            String id,
            String fulfillmentLine,
            int quantity,
            Map<ProcessedLine.Disposition, Integer> dispositions) {

        public LineToDispose {
            dispositions = Map.copyOf(dispositions);
        }

        /** Units whose fate is already said. */
        public int disposed() {
            return dispositions.values().stream().mapToInt(units -> units).sum();
        }

        private static LineToDispose of(String order, JsonNode line) {
            Map<ProcessedLine.Disposition, Integer> disposed = each(line.path("dispositions"))
                    .collect(Collectors.toMap(
                            d -> ProcessedLine.Disposition.valueOf(
                                    d.path("type").asText()),
                            d -> d.path("quantity").asInt(),
                            Integer::sum));
            return new LineToDispose(
                    order,
                    line.path("id").asText(),
                    line.at("/fulfillmentLineItem/id").asText(),
                    line.path("totalQuantity").asInt(),
                    disposed);
        }
    }

    private ReturnedGoods goods() {
        List<JsonNode> fulfillments = each(node.at("/order/fulfillments")).toList();
        return new ReturnedGoods(nodes(node, "returnLineItems").toList(), linesToDispose(), fulfillments);
    }

    private Stream<JsonNode> reverseOrders() {
        return nodes(node, "reverseFulfillmentOrders");
    }

    private static int missing(Map<String, JsonNode> lines, Map.Entry<String, Integer> wanted) {
        return wanted.getValue()
                - lines.get(wanted.getKey()).path("processedQuantity").asInt();
    }

    private static Stream<JsonNode> nodes(JsonNode parent, String connection) {
        return each(parent.path(connection).path("nodes"));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
