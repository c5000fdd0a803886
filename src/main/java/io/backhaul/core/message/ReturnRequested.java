package io.backhaul.core.message;

import java.util.List;
import java.util.Objects;

/**
 * The customer wants to return lines of an order, read from the store (rows S66, S148).
 *
 * @param envelope what every message carries
 * @param order the order as the store shows it
 * @param lines what is to be returned
 * @param reason the customer's reason
 * @param reasonText the store's own word for the reason; never free text of the customer
 * @param evidence photos and files that came with the request
 * @param storeStatus status of the return at the store: REQUESTED, OPEN, CLOSED, CANCELED or DECLINED
 * @param resolution what the customer wants to come of it
 */
public record ReturnRequested(
        Envelope envelope,
        OrderSnapshot order,
        List<Line> lines,
        Reason reason,
        String reasonText,
        List<Evidence> evidence,
        String storeStatus,
        Resolution resolution)
        implements ReturnMessage {

    public ReturnRequested {
        Objects.requireNonNull(envelope, "envelope");
        lines = lines == null ? List.of() : List.copyOf(lines);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(reason, "reason");
        resolution = resolution == null ? Resolution.REFUND : resolution;
    }

    /** A return against money. */
    public ReturnRequested(
            Envelope envelope,
            OrderSnapshot order,
            List<Line> lines,
            Reason reason,
            String reasonText,
            List<Evidence> evidence,
            String storeStatus) {
        this(envelope, order, lines, reason, reasonText, evidence, storeStatus, Resolution.REFUND);
    }
}
