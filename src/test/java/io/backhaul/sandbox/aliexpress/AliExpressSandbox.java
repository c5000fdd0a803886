package io.backhaul.sandbox.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** The simulated AliExpress: orders that can only be looked at, and change when somebody at the control desk says so. */
public final class AliExpressSandbox {

    /** Identifies the hub's app. */
    public static final String APP_KEY = "500000";

    /** Signs the app's calls. */
    public static final String APP_SECRET = "test_aliexpress_secret";

    /** The dropshipper's session. */
    public static final String TOKEN = "50000test";

    /** What was bought there: units at the supplier's price. */
    public record Item(String sku, int quantity, BigDecimal price) {}

    private static final String ORDERS = "aliexpress-orders";
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("America/Los_Angeles"));

    private final Shelf shelf;
    private final TopApi api;

    /** Orders are kept on that shelf. */
    public AliExpressSandbox(Shelf shelf, Faults faults) {
        this.shelf = shelf;
        this.api = new TopApi(this::find, faults);
    }

    /** The API and the control desk's calls. */
    public void open(PartnerServer server) {
        server.on("POST", "/aliexpress/sync", api::serve);
        server.on("GET", "/sandbox/aliexpress/orders/{id}", call -> Answer.json(known(call.name("id"))));
        server.on("POST", "/sandbox/aliexpress/orders/{id}", this::change);
    }

    /**
     * An order is placed, paid and on its way.
     *
     * @return its number
     */
    public String order(List<Item> items, String currency, Instant at) {
        String id = "8" + Ids.number();
        ObjectNode order = Json.object();
        order.put("gmt_create", LOCAL.format(at));
        order.put("order_status", "WAIT_BUYER_ACCEPT_GOODS");
        order.put("logistics_status", "SELLER_SEND_GOODS");
        order.putObject("logistics_info_list")
                .putArray("aeop_order_logistics_info")
                .addObject()
                .put("logistics_service", "CAINIAO_FULFILLMENT_STD")
                .put("logistics_no", "LP" + Ids.number());
        order.putObject("store_info").put("store_id", 1103800006L).put("store_name", "Sandbox store");
        ArrayNode children = order.putObject("child_order_list").putArray("aeop_child_order_info");
        BigDecimal total = BigDecimal.ZERO;
        for (Item item : items) {
            BigDecimal amount = item.price().multiply(BigDecimal.valueOf(item.quantity()));
            ObjectNode child = children.addObject();
            child.put("product_count", item.quantity());
            child.put(
                    "product_id",
                    1_005_000_000_000_000L + Math.floorMod(item.sku().hashCode(), 1_000_000));
            child.put("sku_id", "1200" + Math.floorMod(item.sku().hashCode(), 1_000_000_000));
            child.put("product_name", item.sku());
            child.set("actual_fee", money(amount, currency));
            child.set("product_price", money(item.price(), currency));
            total = total.add(amount);
        }
        order.set("user_order_amount", money(total, currency));
        shelf.put(ORDERS, id, order);
        return id;
    }

    private static JsonNode money(BigDecimal amount, String currency) {
        return Json.object().put("amount", amount.setScale(2).toPlainString()).put("currency_code", currency);
    }

    private JsonNode find(String id) {
        return shelf.find(ORDERS, id, JsonNode.class).orElse(null);
    }

    private JsonNode known(String id) {
        JsonNode order = find(id);
        if (order == null) {
            throw new Refusal(404, "no order " + id + " at AliExpress");
        }
        return order;
    }

    /** Sets fields of the order; {@code end_reason} belongs to its children. */
    private Answer change(Call call) {
        JsonNode wish = call.json();
        return Answer.json(shelf.together(() -> {
            ObjectNode order = (ObjectNode) known(call.name("id"));
            for (Map.Entry<String, JsonNode> field : wish.properties()) {
                if (field.getKey().equals("end_reason")) {
                    order.at("/child_order_list/aeop_child_order_info")
                            .forEach(child -> ((ObjectNode) child).set("end_reason", field.getValue()));
                } else {
                    order.set(field.getKey(), field.getValue());
                }
            }
            shelf.put(ORDERS, call.name("id"), order);
            return order;
        }));
    }
}
