package io.backhaul.core.message;

import io.backhaul.core.money.Money;
import java.util.Objects;

/**
 * A refund of ours was refused, or failed later although it had succeeded (payment facts 1.2).
 *
 * @param envelope what every message carries
 * @param commandKey our command
 * @param gateway gateway code
 * @param refundId the gateway's id, or null when it never came to exist
 * @param amount amount that did not reach the customer
 * @param reasonText the gateway's reason; begins with {@link #DISPUTED} when it was refused because of a dispute
 */
public record RefundFailed(
        Envelope envelope, String commandKey, String gateway, String refundId, Money amount, String reasonText)
        implements ReturnMessage {

    /** Marks a refund that was not made because the payment is disputed (row S194). */
    public static final String DISPUTED = "disputed: ";

    public RefundFailed {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(amount, "amount");
    }

    /** True when it never came to exist because the payment was disputed: the dispute decides what becomes of it. */
    public boolean refusedForDispute() {
        return refundId == null && reasonText != null && reasonText.startsWith(DISPUTED);
    }
}
