package io.backhaul.core.message;

/** One vocabulary for all carriers and tracking providers (supplier facts, section 5.6). */
public enum ParcelStatus {
    UNKNOWN,
    LABEL_CREATED,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    AVAILABLE_FOR_PICKUP,
    ATTEMPT_FAILED,
    DELIVERED,
    RETURNED_TO_SENDER,
    EXCEPTION
}
