package io.backhaul.core.policy;

/** Who bears one cost line of a return; decided line by line from reason and policy, never once per return (conflict X8). */
public enum Bearer {
    SUPPLIER,
    MERCHANT,
    CUSTOMER,
    CARRIER
}
