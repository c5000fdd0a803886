package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The merchant's people in the store's own admin: they lead a return without any hub. */
final class Staff {

    private final Office office;
    private final Map<String, Map<String, Function<Map<String, Object>, View>>> deeds;

    /** @param deeds by store, what can be done, by name */
    Staff(Office office, Map<String, Map<String, Function<Map<String, Object>, View>>> deeds) {
        this.office = office;
        this.deeds = deeds;
    }

    /**
     * {@code {"action": "approve", "deliver": false, "moves": false}}: with {@code deliver: false} its webhooks are lost, with
     * {@code moves: false} the order's time of change stays.
     */
    Answer act(Call call) {
        JsonNode wish = call.json();
        String id = "gid://shopify/Return/" + call.name("id");
        Orders.Found<ShopReturn> found = Store.ALL.stream()
                .flatMap(store -> office.orders().findReturn(store, id).stream())
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "no return " + id));
        Map<String, Function<Map<String, Object>, View>> known = deeds.get(found.order().store);
        Function<Map<String, Object>, View> deed = known.get(wish.path("action").asText());
        if (deed == null) {
            throw new Refusal(
                    400, "known actions: " + known.keySet().stream().sorted().toList());
        }
        boolean lost = !wish.path("deliver").asBoolean(true);
        boolean still = !wish.path("moves").asBoolean(true);
        try {
            office.shelf()
                    .together(() -> office.orders()
                            .still(
                                    still,
                                    () -> office.notices()
                                            .silently(lost, () -> deed.apply(arguments(found.part(), wish)))));
        } catch (Rejected e) {
            throw new Refusal(409, String.valueOf(e.getMessage()));
        }
        Orders.Found<ShopReturn> now =
                office.orders().findReturn(Store.of(found.order().store), id).orElseThrow();
        return Answer.json(Customer.summary(now.order(), now.part()));
    }

    private Map<String, Object> arguments(ShopReturn r, JsonNode wish) {
        return switch (wish.path("action").asText()) {
            case "approve" -> Map.of("input", Map.of("id", r.id));
            case "decline" ->
                Map.of(
                        "input",
                        Map.of(
                                "id",
                                r.id,
                                "declineReason",
                                wish.path("reason").asText("OTHER"),
                                "declineNote",
                                wish.path("note").asText("")));
            case "process" -> Map.of("input", Map.of("returnId", r.id, "returnLineItems", lines(r)));
            case "dispose" -> Map.of("dispositionInputs", dispositions(r, wish));
            case "attach" -> parcel(r, wish);
            default -> Map.of("id", r.id);
        };
    }

    private static List<Map<String, Object>> lines(ShopReturn r) {
        return r.lines.stream()
                .filter(line -> r.processable(line) > 0)
                .map(line -> Map.<String, Object>of("id", line.id, "quantity", r.processable(line)))
                .toList();
    }

    private List<Map<String, Object>> dispositions(ShopReturn r, JsonNode wish) {
        return wayBack(r).lines.stream().map(line -> disposition(r, line, wish)).toList();
    }

    private Map<String, Object> disposition(ShopReturn r, ShopReturn.ReverseLine line, JsonNode wish) {
        String type = wish.path("disposition").asText("NOT_RESTOCKED");
        Map<String, Object> input = new HashMap<>();
        input.put("reverseFulfillmentOrderLineItemId", line.id);
        input.put("quantity", line.quantity);
        input.put("dispositionType", type);
        if (type.equals("RESTOCKED")) {
            String store = Store.ALL.stream()
                    .filter(s -> office.orders().findReturn(s, r.id).isPresent())
                    .findFirst()
                    .map(Store::location)
                    .orElseThrow();
            input.put("locationId", store);
        }
        return input;
    }

    private static Map<String, Object> parcel(ShopReturn r, JsonNode wish) {
        return Map.of(
                "reverseFulfillmentOrderId", wayBack(r).id,
                "reverseDeliveryLineItems", List.of(),
                "trackingInput", Map.of("number", wish.path("trackingNumber").asText()));
    }

    private static ShopReturn.Reverse wayBack(ShopReturn r) {
        if (r.reverse == null) {
            throw new Refusal(409, "nothing can come back on a return that is " + r.status);
        }
        return r.reverse;
    }
}
