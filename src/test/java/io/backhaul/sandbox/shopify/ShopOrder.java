package io.backhaul.sandbox.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order as its store keeps it: what was bought, how it was paid and shipped, what came back. */
final class ShopOrder {

    String id;
    String store;
    String name;
    String currency;
    String gateway;
    String transactionId;
    String paymentId;
    String charge;
    String country;
    String salesChannel;
    int customerOrders;
    Instant createdAt;
    Instant updatedAt;
    Instant cancelledAt;
    Map<String, String> attributes = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    List<Parcel> parcels = new ArrayList<>();
    List<ShopReturn> returns = new ArrayList<>();
    List<ShopRefund> refunds = new ArrayList<>();

    /** One position of the order; {@code fulfillmentLineId} is the same position in its parcel. */
    static final class Line {
        String id;
        String fulfillmentLineId;
        String sku;
        String vendor;
        String productClass;
        int quantity;
        BigDecimal price;
        BigDecimal cost;

        BigDecimal total() {
            return of(quantity);
        }

        BigDecimal of(int units) {
            return price.multiply(BigDecimal.valueOf(units));
        }
    }

    /** An outbound parcel; in dropshipping each supplier sends his own. */
    static final class Parcel {
        String id;
        String name;
        String supplier;
        String carrier;
        String trackingNumber;
        Instant shippedAt;
        Instant deliveredAt;
        List<String> lineIds = new ArrayList<>();
    }

    Line line(String id) {
        return lines.stream().filter(line -> line.id.equals(id)).findFirst().orElseThrow();
    }

    BigDecimal total() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal refunded() {
        return refunds.stream().map(ShopRefund::money).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Units of a line that no living return claims. */
    int returnable(Line line) {
        int claimed = returns.stream()
                .filter(ShopReturn::living)
                .flatMap(r -> r.lines.stream())
                .filter(l -> l.lineId.equals(line.id))
                .mapToInt(l -> l.quantity)
                .sum();
        return line.quantity - claimed;
    }

    String financialStatus() {
        BigDecimal back = refunded();
        return back.signum() == 0 ? "PAID" : back.compareTo(total()) < 0 ? "PARTIALLY_REFUNDED" : "REFUNDED";
    }

    /** The order's summary of its returns, in the precedence seen at real stores. */
    String returnStatus() {
        List<String> all = returns.stream().map(r -> r.status).toList();
        if (all.contains("REQUESTED")) {
            return "RETURN_REQUESTED";
        }
        if (all.contains("OPEN")) {
            return "IN_PROGRESS";
        }
        return all.contains("CLOSED") ? "RETURNED" : "NO_RETURN";
    }
}
