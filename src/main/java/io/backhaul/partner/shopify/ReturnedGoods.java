package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ProcessedLine.Disposition;
import io.backhaul.partner.shopify.ProcessedLine.Goods;
import io.backhaul.partner.shopify.ShopifyReturn.LineToDispose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds units that are named by SKU among the lines of a return: a SKU may stand on several lines, a line in several orders. */
final class ReturnedGoods {

    private final List<JsonNode> lines;
    private final List<LineToDispose> toDispose;
    private final List<JsonNode> fulfillments;

    ReturnedGoods(List<JsonNode> lines, List<LineToDispose> toDispose, List<JsonNode> fulfillments) {
        this.lines = lines;
        this.toDispose = toDispose;
        this.fulfillments = fulfillments;
    }

    /** Units by return line gid; quantity 0 means all units of that SKU. */
    Map<String, Integer> wanted(List<LineQuantity> units) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        for (LineQuantity unit : units) {
            int left = unit.quantity() == 0 ? Integer.MAX_VALUE : unit.quantity();
            for (JsonNode line : lines) {
                int take = Math.min(left, line.path("quantity").asInt());
                if (take > 0 && sku(line).equals(unit.sku())) {
                    wanted.merge(line.path("id").asText(), take, Integer::sum);
                    left -= take;
                }
            }
            if (left > 0 && unit.quantity() > 0) {
                throw new IllegalArgumentException(
                        "the return has " + left + " x " + unit.sku() + " less than is to be processed");
            }
        }
        return wanted;
    }

    /** Units not processed yet, by return line gid. */
    Map<String, Integer> unprocessed(Map<String, Integer> wanted) {
        Map<String, Integer> missing = new LinkedHashMap<>();
        for (JsonNode line : lines) {
            int quantity = unprocessed(line, wanted);
            if (quantity > 0) {
                missing.put(line.path("id").asText(), quantity);
            }
        }
        return missing;
    }

    private static int unprocessed(JsonNode line, Map<String, Integer> wanted) {
        return wanted.getOrDefault(line.path("id").asText(), 0)
                - line.path("processedQuantity").asInt();
    }

    /** Wanted units without a disposition, processed or not, one list for each reverse fulfilment order. */
    List<List<Goods>> undisposed(Map<String, Integer> wanted, Disposition disposition) {
        Map<String, Integer> units = new LinkedHashMap<>();
        lines.forEach(line -> units.merge(
                line.at("/fulfillmentLineItem/id").asText(),
                wanted.getOrDefault(line.path("id").asText(), 0),
                Integer::sum));
        toDispose.forEach(line -> units.computeIfPresent(line.fulfillmentLine(), (id, left) -> left - line.disposed()));
        Map<String, Integer> open = open();
        Map<String, String> orders =
                toDispose.stream().collect(Collectors.toMap(LineToDispose::id, LineToDispose::order, (a, b) -> a));
        Map<String, List<Goods>> byOrder = new LinkedHashMap<>();
        units.forEach((line, left) -> goods(line, left, disposition, open)
                .forEach(g -> byOrder.computeIfAbsent(
                                orders.get(g.reverseFulfillmentOrderLine()), o -> new ArrayList<>())
                        .add(g)));
        return List.copyOf(byOrder.values());
    }

    /** Units nothing was said of yet, by line of a reverse fulfilment order. */
    private Map<String, Integer> open() {
        return toDispose.stream()
                .collect(Collectors.toMap(LineToDispose::id, l -> l.quantity() - l.disposed(), Integer::sum));
    }

    /** What is still missing of the wanted units. The store lets units be disposed of twice, so nothing here is given out twice. */
    List<ProcessedLine> missing(Map<String, Integer> wanted, Disposition disposition) {
        List<ProcessedLine> missing = new ArrayList<>();
        Map<String, Integer> open = open();
        for (JsonNode line : lines) {
            int quantity = unprocessed(line, wanted);
            if (quantity > 0) {
                String fulfillmentLine = line.at("/fulfillmentLineItem/id").asText();
                missing.add(new ProcessedLine(
                        line.path("id").asText(), quantity, goods(fulfillmentLine, quantity, disposition, open)));
            }
        }
        return missing;
    }

    private List<Goods> goods(
            String fulfillmentLine, int quantity, Disposition disposition, Map<String, Integer> open) {
        List<Goods> goods = new ArrayList<>();
        int left = quantity;
        for (LineToDispose line : toDispose) {
            int take = Math.min(left, open.get(line.id()));
            if (take > 0 && line.fulfillmentLine().equals(fulfillmentLine)) {
                String location = disposition == Disposition.RESTOCKED ? location(fulfillmentLine) : null;
                goods.add(new Goods(line.id(), take, disposition, location));
                open.merge(line.id(), -take, Integer::sum);
                left -= take;
            }
        }
        return goods;
    }

    /** Goods go back to where they were sent from; null when the store does not say. */
    private String location(String fulfillmentLine) {
        return fulfillments.stream()
                .filter(f -> f.at("/fulfillmentLineItems/nodes")
                        .findValuesAsText("id")
                        .contains(fulfillmentLine))
                .flatMap(f -> Json.text(f, "/location/id").stream())
                .findFirst()
                .orElse(null);
    }

    private static String sku(JsonNode line) {
        return line.at("/fulfillmentLineItem/lineItem/sku").asText();
    }
}
