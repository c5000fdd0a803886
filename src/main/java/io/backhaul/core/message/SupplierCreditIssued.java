package io.backhaul.core.message;

import io.backhaul.core.money.Money;
import java.util.Objects;

/**
 * The supplier credits the merchant (rows S43, S49, S167; conflict X3: never the consumer's refund).
 *
 * @param envelope what every message carries
 * @param supplier who credits
 * @param creditReference credit memo number or another unique name of the credit
 * @param amount amount credited
 * @param channel how the money comes (conflict X9)
 */
public record SupplierCreditIssued(
        Envelope envelope, String supplier, String creditReference, Money amount, CreditChannel channel)
        implements ReturnMessage {

    public SupplierCreditIssued {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(creditReference, "creditReference");
        Objects.requireNonNull(amount, "amount");
    }
}
