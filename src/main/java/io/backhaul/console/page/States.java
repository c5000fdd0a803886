package io.backhaul.console.page;

import java.util.Map;

/** The words and colours of every state that the hub shows. */
final class States {

    static final Map<String, Badge> CASE = Map.of(
            "OPEN", Badge.busy("Open"),
            "REVIEW", Badge.warn("Needs a person"),
            "CLOSED", Badge.calm("Closed"));

    static final Map<String, Badge> GOODS = Map.ofEntries(
            Map.entry("REQUESTED", Badge.waits("Return requested")),
            Map.entry("AUTHORIZED", Badge.busy("Supplier accepts")),
            Map.entry("DECLINED", Badge.bad("Supplier declines")),
            Map.entry("KEPT", Badge.calm("Customer keeps it")),
            Map.entry("IN_TRANSIT", Badge.busy("On its way back")),
            Map.entry("DELIVERED", Badge.busy("At the supplier")),
            Map.entry("INSPECTED", Badge.good("Inspected")),
            Map.entry("EXPIRED", Badge.calm("Never sent back")),
            Map.entry("CANCELLED", Badge.calm("Cancelled")),
            Map.entry("REPLACED", Badge.good("Replaced")),
            Map.entry("RETURNED_TO_SENDER", Badge.bad("Went back to sender")));

    static final Map<String, Badge> CUSTOMER_MONEY = Map.of(
            "NONE", Badge.idle("Nothing due yet"),
            "DUE", Badge.waits("Refund due"),
            "PLANNED", Badge.busy("Refund planned"),
            "SENDING", Badge.busy("Refund being sent"),
            "PENDING", Badge.busy("Refund at the bank"),
            "PAID", Badge.good("Refunded"),
            "REJECTED", Badge.bad("Refund refused"),
            "FAILED", Badge.bad("Refund failed"),
            "UNKNOWN", Badge.warn("Asking the gateway"),
            "NEEDS_REVIEW", Badge.warn("Refund needs a person"));

    static final Map<String, Badge> SUPPLIER_MONEY = Map.of(
            "NONE", Badge.idle("Nothing claimed yet"),
            "CLAIMED", Badge.waits("Credit claimed"),
            "ACCEPTED", Badge.busy("Credit promised"),
            "DECLINED", Badge.bad("Credit refused"),
            "PART_CREDITED", Badge.waits("Partly credited"),
            "CREDITED", Badge.good("Credited"),
            "EXPIRED", Badge.bad("Claim expired"),
            "WRITTEN_OFF", Badge.calm("Written off"));

    static final Map<String, Badge> MESSAGE = Map.of(
            "RECEIVED", Badge.busy("Received"),
            "READ", Badge.good("Read"),
            "WAITING", Badge.waits("Waiting for its return"),
            "APPLIED", Badge.good("Applied"),
            "DUPLICATE", Badge.calm("Duplicate"),
            "IGNORED", Badge.calm("Not ours"),
            "REVIEW", Badge.warn("Needs a person"),
            "REJECTED", Badge.bad("Rejected"),
            "PARKED", Badge.bad("Parked after errors"),
            "SHADOW", Badge.waits("Waits in shadow"));

    static final Map<String, Badge> COMMAND = Map.of(
            "PLANNED", Badge.busy("Planned"),
            "SENDING", Badge.busy("Being sent"),
            "PENDING", Badge.busy("Pending"),
            "SUCCEEDED", Badge.good("Done"),
            "REJECTED", Badge.bad("Refused"),
            "FAILED", Badge.bad("Failed"),
            "UNKNOWN", Badge.warn("Outcome being looked up"),
            "NEEDS_REVIEW", Badge.warn("Needs a person"));

    static final Map<String, Badge> DIFFERENCE = Map.of(
            "IN_HUB_ONLY", Badge.bad("Only in the hub"),
            "AT_GATEWAY_ONLY", Badge.warn("Only at the gateway"),
            "AMOUNT_DIFFERS", Badge.bad("Amount differs"),
            "CURRENCY_DIFFERS", Badge.bad("Currency differs"),
            "STATUS_DIFFERS", Badge.warn("Status differs"),
            "DOUBLE", Badge.bad("Paid twice"));

    private States() {}
}
