package io.backhaul.console.view;

import java.time.Instant;
import java.util.UUID;

/**
 * One difference between hub and gateway.
 *
 * @param kind IN_HUB_ONLY, AT_GATEWAY_ONLY, AMOUNT_DIFFERS, CURRENCY_DIFFERS, STATUS_DIFFERS or DOUBLE
 * @param caseId the return it belongs to, or null
 * @param orderName that return's order, or null
 * @param commandKey the hub's order for the refund, or null
 * @param refundId the gateway's id of it, or null
 * @param payment qualified payment, for example {@code stripe/pi_1}
 * @param hubStatus where it stands in the hub; OUTSIDE when the hub knows it as made outside; or null
 * @param gatewayStatus SUCCEEDED, PENDING, FAILED, or null when the gateway shows none
 * @param gatewayCreated when the gateway made it (UTC), or null
 * @param what the difference in words
 * @param toDo what a person does about it
 */
public record DifferenceRow(
        String kind,
        UUID caseId,
        String orderName,
        String commandKey,
        String refundId,
        String payment,
        String hubStatus,
        Amount hubAmount,
        String gatewayStatus,
        Amount gatewayAmount,
        Instant gatewayCreated,
        String what,
        String toDo) {}
