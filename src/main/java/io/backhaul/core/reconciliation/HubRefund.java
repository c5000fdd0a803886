package io.backhaul.core.reconciliation;

import io.backhaul.core.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A refund as the hub knows it: one command.
 *
 * @param key the command's key
 * @param caseId the return it belongs to
 * @param orderName that return's order, or null
 * @param payment qualified payment the money leaves from
 * @param amount how much was ordered
 * @param status of the command, for example {@code SUCCEEDED}
 * @param refundIds the gateway's ids that were told of it, the earliest first; more than one is a refund paid twice
 * @param ofTheDay whether the gateway has told a time of the reconciled day for it
 */
public record HubRefund(
        String key,
        UUID caseId,
        String orderName,
        String payment,
        Money amount,
        String status,
        List<String> refundIds,
        boolean ofTheDay) {

    public HubRefund {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(status, "status");
        refundIds = refundIds == null ? List.of() : List.copyOf(refundIds);
    }

    /** Whether the hub believes that the gateway has it. */
    public boolean isThere() {
        return status.equals("SUCCEEDED") || status.equals("PENDING");
    }
}
