package io.backhaul.core.message;

import java.util.List;
import java.util.Objects;

/**
 * The supplier takes goods back (rows S24, S157): his return authorization.
 *
 * @param envelope what every message carries
 * @param supplier who authorises
 * @param lines which lines; empty means all of his lines
 * @param rma his RMA number, or null if he needs none
 * @param returnAddress where the goods shall go, on one line, or null for the address on file
 * @param keepGoods true when he credits without wanting the goods back (X12 1292 KA, DI)
 * @param labelUrl where his label for the way back can be fetched (rows S80, S159), or null
 */
public record ReturnAuthorized(
        Envelope envelope,
        String supplier,
        List<LineQuantity> lines,
        String rma,
        String returnAddress,
        boolean keepGoods,
        String labelUrl)
        implements ReturnMessage {

    public ReturnAuthorized {
        Objects.requireNonNull(envelope, "envelope");
        lines = lines == null ? List.of() : List.copyOf(lines);
        Objects.requireNonNull(supplier, "supplier");
    }

    /** An authorization that comes without a label. */
    public ReturnAuthorized(
            Envelope envelope,
            String supplier,
            List<LineQuantity> lines,
            String rma,
            String returnAddress,
            boolean keepGoods) {
        this(envelope, supplier, lines, rma, returnAddress, keepGoods, null);
    }
}
