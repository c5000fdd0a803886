package io.backhaul.core.message;

import java.util.Objects;

/**
 * The supplier refuses the credit (row S94).
 *
 * @param envelope what every message carries
 * @param supplier who refuses
 * @param reasonText why
 */
public record SupplierCreditDeclined(Envelope envelope, String supplier, String reasonText) implements ReturnMessage {

    public SupplierCreditDeclined {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(supplier, "supplier");
    }
}
