package io.backhaul.core.reconciliation;

import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * A refund as its gateway shows it (payment facts 4.2).
 *
 * @param id the gateway's id of it
 * @param payment qualified payment it was paid from, for example {@code stripe/pi_1}
 * @param amount what it gives back
 * @param status where it stands there
 * @param created when the gateway made it (UTC)
 * @param commandKey our command, where it carries one; else null
 */
public record GatewayRefund(
        String id, String payment, Money amount, Status status, Instant created, String commandKey) {

    public GatewayRefund {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(created, "created");
    }

    /** Where a refund stands at its gateway, in the three words every gateway's own can be said in. */
    public enum Status {
        SUCCEEDED,
        /** Accepted and not finished. */
        PENDING,
        /** Failed or cancelled: the customer has nothing of it. */
        FAILED
    }

    /** False when it gave nothing to anybody. */
    public boolean counts() {
        return status != Status.FAILED;
    }
}
