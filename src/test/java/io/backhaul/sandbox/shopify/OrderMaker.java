package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the order that a return needs: bought, paid, ordered at each supplier, and delivered. */
final class OrderMaker {

    /** Buyers pay, suppliers take orders: what the other simulated partners do when an order is made. */
    interface World {
        /** @return the gateway's payment and charge */
        Paid pay(ShopOrder order);

        /** @return the supplier's own order number, or null if he has none */
        String orderAt(String supplier, ShopOrder order, List<ShopOrder.Line> lines);
    }

    record Paid(String payment, String charge) {}

    private final Clock clock;
    private final World world;
    private final Stock stock;

    OrderMaker(Clock clock, World world, Stock stock) {
        this.clock = clock;
        this.world = world;
        this.stock = stock;
    }

    ShopOrder make(NewReturn wish) {
        Instant now = clock.instant();
        ShopOrder order = new ShopOrder();
        order.id = Ids.gid("Order");
        order.store = wish.store().code();
        order.name = wish.orderName();
        order.currency = wish.currency();
        order.gateway = wish.gateway();
        order.country = wish.country();
        order.salesChannel = wish.salesChannel();
        order.customerOrders = wish.customerOrders();
        order.createdAt = now.minus(Duration.ofDays(wish.orderedDaysAgo()));
        order.updatedAt = now;
        Map<String, List<ShopOrder.Line>> bySupplier = new LinkedHashMap<>();
        List<NewReturn.Item> items = new ArrayList<>(wish.lines());
        items.addAll(wish.alsoOrdered());
        for (NewReturn.Item item : items) {
            ShopOrder.Line line = line(order, item);
            bySupplier.computeIfAbsent(item.supplier(), s -> new ArrayList<>()).add(line);
        }
        order.transactionId = Ids.gid("OrderTransaction");
        OrderMaker.Paid paid = world.pay(order);
        order.paymentId = paid.payment();
        order.charge = paid.charge();
        bySupplier.forEach((supplier, lines) -> supply(wish, order, supplier, lines));
        return order;
    }

    private ShopOrder.Line line(ShopOrder order, NewReturn.Item item) {
        boolean twice = order.lines.stream().anyMatch(l -> l.sku.equals(item.sku()));
        if (twice) {
            throw new Refusal(400, "SKU " + item.sku() + " stands in the order twice");
        }
        ShopOrder.Line line = new ShopOrder.Line();
        line.id = Ids.gid("LineItem");
        line.fulfillmentLineId = Ids.gid("FulfillmentLineItem");
        line.sku = item.sku();
        line.vendor = item.supplier();
        line.productClass = item.productClass();
        line.quantity = item.quantity();
        line.price = item.price();
        line.cost = item.cost();
        order.lines.add(line);
        stock.stockEverywhere(item.sku(), item.price(), item.cost(), order.currency);
        return line;
    }

    private void supply(NewReturn wish, ShopOrder order, String supplier, List<ShopOrder.Line> lines) {
        order.attributes.put("po_number." + supplier, order.name);
        String number = world.orderAt(supplier, order, lines);
        if (number != null) {
            order.attributes.put("supplier_order_id." + supplier, number);
        }
        ShopOrder.Parcel parcel = new ShopOrder.Parcel();
        parcel.id = Ids.gid("Fulfillment");
        parcel.name = order.name + "." + (order.parcels.size() + 1);
        parcel.supplier = supplier;
        parcel.carrier = "UPS";
        parcel.trackingNumber = "1ZOUT" + Ids.number();
        parcel.shippedAt = order.createdAt.plus(Duration.ofHours(20));
        parcel.deliveredAt = wish.deliveredDaysAgo() == null
                ? null
                : clock.instant().minus(Duration.ofDays(wish.deliveredDaysAgo()));
        parcel.lineIds.addAll(lines.stream().map(line -> line.id).toList());
        order.parcels.add(parcel);
    }
}
