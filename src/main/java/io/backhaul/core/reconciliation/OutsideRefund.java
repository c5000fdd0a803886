package io.backhaul.core.reconciliation;

/**
 * A refund made outside the hub that the hub knows of (row S47).
 *
 * @param id the gateway's id of it
 * @param minor its amount in minor units of the payment's currency
 * @param failed whether it has failed and counts no more
 */
public record OutsideRefund(String id, long minor, boolean failed) {}
