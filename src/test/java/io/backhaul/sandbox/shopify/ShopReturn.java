package io.backhaul.sandbox.shopify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A return on an order, from the customer's request to its end. */
final class ShopReturn {

    String id;
    String name;
    String status;
    Instant createdAt;
    Instant approvedAt;
    Instant closedAt;
    String declineReason;
    String declineNote;
    boolean exchange;
    List<Line> lines = new ArrayList<>();
    Reverse reverse;

    /** What of one order line comes back, and why. */
    static final class Line {
        String id;
        String lineId;
        int quantity;
        int processed;
        int refunded;
        String reason;
        String customerNote;
    }

    /** The way back (a reverse fulfilment order); exists from the approval on. */
    static final class Reverse {
        String id;
        List<ReverseLine> lines = new ArrayList<>();
        List<Delivery> deliveries = new ArrayList<>();
    }

    /** One position of the way back. */
    static final class ReverseLine {
        String id;
        String lineId;
        int quantity;
        List<Disposition> dispositions = new ArrayList<>();
    }

    /** What became of units that arrived. */
    record Disposition(String id, String type, int quantity, String location, Instant at) {}

    /** A parcel on its way back. */
    static final class Delivery {
        String id;
        String carrier;
        String number;
        String url;
        String label;
        Instant at;
        List<DeliveryLine> lines = new ArrayList<>();
    }

    /** Units of a reverse line in a parcel. */
    record DeliveryLine(String id, String reverseLineId, int quantity) {}

    boolean living() {
        return !status.equals("DECLINED") && !status.equals("CANCELED");
    }

    int totalQuantity() {
        return lines.stream().mapToInt(line -> line.quantity).sum();
    }

    int processable(Line line) {
        return status.equals("OPEN") || status.equals("CLOSED") ? Math.max(0, line.quantity - line.processed) : 0;
    }

    boolean anythingProcessed() {
        return lines.stream().anyMatch(line -> line.processed > 0);
    }

    String reverseStatus() {
        return switch (status) {
            case "CLOSED" -> "CLOSED";
            case "CANCELED", "DECLINED" -> "CANCELED";
            default -> "OPEN";
        };
    }

    /** Units of a reverse line that are in no parcel yet. */
    int unsent(ReverseLine line) {
        int sent = reverse.deliveries.stream()
                .flatMap(delivery -> delivery.lines.stream())
                .filter(sentLine -> sentLine.reverseLineId().equals(line.id))
                .mapToInt(DeliveryLine::quantity)
                .sum();
        return line.quantity - sent;
    }
}
