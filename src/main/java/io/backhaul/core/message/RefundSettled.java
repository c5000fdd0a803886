package io.backhaul.core.message;

import io.backhaul.core.money.Money;
import java.util.Objects;

/**
 * The gateway says where a refund of ours stands.
 *
 * @param envelope what every message carries
 * @param commandKey our command, carried in the gateway's metadata
 * @param gateway gateway code
 * @param refundId the gateway's id of the refund
 * @param amount amount refunded
 * @param pending true while the gateway has accepted but not finished it
 */
public record RefundSettled(
        Envelope envelope, String commandKey, String gateway, String refundId, Money amount, boolean pending)
        implements ReturnMessage {

    public RefundSettled {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(amount, "amount");
    }
}
