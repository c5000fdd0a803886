package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ProcessedLine.Disposition;
import io.backhaul.partner.shopify.ProcessedLine.Goods;
import io.backhaul.partner.shopify.ShopifyReturn.LineToDispose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
        Map<String, Integer> free = new HashMap<>();
        lines.forEach(line -> free.put(id(line), line.path("quantity").asInt()));
        for (LineQuantity unit : units) {
            int left = unit.quantity() == 0 ? Integer.MAX_VALUE : unit.quantity();
            for (JsonNode line : lines) {
                int take = sku(line).equals(unit.sku()) ? Math.min(left, free.get(id(line))) : 0;
                if (take > 0) {
                    wanted.merge(id(line), take, Integer::sum);
                    free.merge(id(line), -take, Integer::sum);
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
            int quantity = wanted.getOrDefault(id(line), 0)
                    - line.path("processedQuantity").asInt();
            if (quantity > 0) {
                missing.put(id(line), quantity);
            }
        }
        return missing;
    }

    /**
     * What is still missing of the wanted units and fates. The store lets units be disposed of twice, so nothing is said of a
     * unit that something was said of.
     *
     * @param fates by return line gid, of all units said so far and now
     * @param location where restocked goods go, or null for where they were sent from
     */
    GoodsWork work(Map<String, Integer> wanted, Map<String, Map<Disposition, Integer>> fates, String location) {
        Map<String, Map<Disposition, Integer>> unsaid = unsaid(fates);
        Map<String, Integer> open = toDispose.stream()
                .collect(Collectors.toMap(LineToDispose::id, l -> l.quantity() - l.disposed(), Integer::sum));
        List<ProcessedLine> process = new ArrayList<>();
        unprocessed(wanted)
                .forEach((line, units) -> process.add(new ProcessedLine(
                        line, units, given(fulfillmentLine(line), units, unsaid, open, location, false))));
        Map<String, List<Goods>> dispose = new LinkedHashMap<>();
        Map<String, String> orders =
                toDispose.stream().collect(Collectors.toMap(LineToDispose::id, LineToDispose::order, (a, b) -> a));
        unsaid.keySet()
                .forEach(line -> given(line, Integer.MAX_VALUE, unsaid, open, location, true)
                        .forEach(goods -> dispose.computeIfAbsent(
                                        orders.get(goods.reverseFulfillmentOrderLine()), o -> new ArrayList<>())
                                .add(goods)));
        int otherwise = unsaid.values().stream()
                .flatMap(left -> left.values().stream())
                .mapToInt(units -> units)
                .sum();
        return new GoodsWork(process, List.copyOf(dispose.values()), otherwise);
    }

    /** Fates the store's books do not show, by fulfilment line: the only link from a return line to a line to dispose of. */
    private Map<String, Map<Disposition, Integer>> unsaid(Map<String, Map<Disposition, Integer>> fates) {
        Map<String, Map<Disposition, Integer>> unsaid = new LinkedHashMap<>();
        for (JsonNode line : lines) {
            fates.getOrDefault(id(line), Map.of())
                    .forEach((fate, units) -> unsaid.computeIfAbsent(
                                    fulfillmentLine(id(line)), l -> new EnumMap<>(Disposition.class))
                            .merge(possible(line, fate), units, Integer::sum));
        }
        toDispose.stream()
                .filter(line -> unsaid.containsKey(line.fulfillmentLine()))
                .forEach(line -> line.dispositions()
                        .forEach((fate, units) -> unsaid.get(line.fulfillmentLine())
                                .computeIfPresent(fate, (f, left) -> Math.max(0, left - units))));
        return unsaid;
    }

    /** A line without a product has no stock that could be raised. */
    private static Disposition possible(JsonNode line, Disposition fate) {
        JsonNode bought = line.at("/fulfillmentLineItem/lineItem");
        boolean custom =
                !bought.path("product").isObject() && !bought.path("variant").isObject();
        return custom && fate == Disposition.RESTOCKED ? Disposition.NOT_RESTOCKED : fate;
    }

    /** @param missing whether units that never came are among them: they are not processed */
    private List<Goods> given(
            String fulfillmentLine,
            int units,
            Map<String, Map<Disposition, Integer>> unsaid,
            Map<String, Integer> open,
            String location,
            boolean missing) {
        List<Goods> given = new ArrayList<>();
        Map<Disposition, Integer> fates = unsaid.getOrDefault(fulfillmentLine, Map.of());
        int left = units;
        for (Disposition fate : List.copyOf(fates.keySet())) {
            if (missing || fate != Disposition.MISSING) {
                for (Goods goods : goods(fulfillmentLine, Math.min(left, fates.get(fate)), fate, open, location)) {
                    given.add(goods);
                    fates.merge(fate, -goods.quantity(), Integer::sum);
                    left -= goods.quantity();
                }
            }
        }
        return given;
    }

    private List<Goods> goods(
            String fulfillmentLine, int quantity, Disposition fate, Map<String, Integer> open, String location) {
        List<Goods> goods = new ArrayList<>();
        int left = quantity;
        for (LineToDispose line : toDispose) {
            int take = Math.min(left, open.get(line.id()));
            if (take > 0 && line.fulfillmentLine().equals(fulfillmentLine)) {
                String shelf = location == null ? sentFrom(fulfillmentLine) : location;
                goods.add(new Goods(line.id(), take, fate, fate == Disposition.RESTOCKED ? shelf : null));
                open.merge(line.id(), -take, Integer::sum);
                left -= take;
            }
        }
        return goods;
    }

    /** Where the goods were sent from; null when the store does not say. */
    private String sentFrom(String fulfillmentLine) {
        return fulfillments.stream()
                .filter(f -> f.at("/fulfillmentLineItems/nodes")
                        .findValuesAsText("id")
                        .contains(fulfillmentLine))
                .flatMap(f -> Json.text(f, "/location/id").stream())
                .findFirst()
                .orElse(null);
    }

    private String fulfillmentLine(String returnLine) {
        return lines.stream()
                .filter(line -> id(line).equals(returnLine))
                .map(line -> line.at("/fulfillmentLineItem/id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode line) {
        return line.path("id").asText();
    }

    static String sku(JsonNode line) {
        return line.at("/fulfillmentLineItem/lineItem/sku").asText();
    }
}
