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
 * @param reasonText the gateway's reason
 */
public record RefundFailed(
        Envelope envelope, String commandKey, String gateway, String refundId, Money amount, String reasonText)
        implements ReturnMessage {

    public RefundFailed {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(amount, "amount");
    }
}
