package io.backhaul.core.message;

import java.util.Objects;

/**
 * What a supplier's order shows when polled (AliExpress has no return API: a hint, never an answer).
 *
 * @param envelope what every message carries
 * @param supplier whose order
 * @param status the platform's own status
 * @param endReason why it ended, or null
 */
public record SupplierOrderReported(Envelope envelope, String supplier, String status, String endReason)
        implements ReturnMessage {

    public SupplierOrderReported {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(status, "status");
    }
}
