package io.backhaul.core.message;

import io.backhaul.core.money.Money;
import java.util.Objects;

/**
 * Someone refunded this payment outside the hub (row S47): it counts, and is never refused.
 *
 * @param envelope what every message carries
 * @param gateway gateway code
 * @param refundId the gateway's id of the refund
 * @param amount amount refunded
 * @param failed true when that refund has failed and counts no more
 */
public record RefundMadeElsewhere(Envelope envelope, String gateway, String refundId, Money amount, boolean failed)
        implements ReturnMessage {

    public RefundMadeElsewhere {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(amount, "amount");
    }
}
