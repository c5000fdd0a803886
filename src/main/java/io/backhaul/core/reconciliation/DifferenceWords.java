package io.backhaul.core.reconciliation;

import io.backhaul.core.reconciliation.GatewayRefund.Status;
import java.util.Map;

/** A difference as a merchant reads it: what is there, what is here, and what he has to do. */
public final class DifferenceWords {

    private static final Map<Status, String> AT_GATEWAY = Map.of(
            Status.SUCCEEDED, "paid",
            Status.PENDING, "accepted and not finished",
            Status.FAILED, "failed");

    private static final Map<String, String> IN_HUB = Map.of(
            "PLANNED", "ordered and not sent yet",
            "SENDING", "on its way to the gateway",
            "PENDING", "accepted and not finished",
            "SUCCEEDED", "paid",
            "REJECTED", "refused",
            "FAILED", "failed",
            "UNKNOWN", "sent without an answer",
            "NEEDS_REVIEW", "waiting for a person");

    private DifferenceWords() {}

    /** What differs, with both sides' figures. */
    public static String what(RefundDifference d) {
        return switch (d.kind()) {
            case IN_HUB_ONLY ->
                "The hub holds the refund of " + d.inHub().amount() + about(d) + " for "
                        + IN_HUB.get(d.inHub().status()) + ", and the gateway knows no such refund.";
            case AT_GATEWAY_ONLY -> named(d) + " is " + there(d) + " at the gateway, and the hub did not know of it.";
            case AMOUNT_DIFFERS ->
                named(d) + " was made at the gateway; the hub "
                        + (d.inHub() == null
                                ? "knows it with another amount."
                                : "ordered " + d.inHub().amount() + ".");
            case CURRENCY_DIFFERS ->
                named(d) + " was made at the gateway; the hub ordered "
                        + d.inHub().amount() + ".";
            case STATUS_DIFFERS -> named(d) + " is " + there(d) + " at the gateway; for the hub it is " + here(d) + ".";
            case DOUBLE ->
                named(d) + " is " + there(d) + " at the gateway although the same order of "
                        + d.inHub().amount() + " had been paid before: the customer has it twice.";
        };
    }

    /** What a person does about it. */
    public static String toDo(RefundDifference d) {
        return switch (d.kind()) {
            case IN_HUB_ONLY ->
                "Look at the gateway whether the money left. If it did not, tell the customer and refund him another way.";
            case AT_GATEWAY_ONLY ->
                "The hub has taken note of it, as if the gateway's message had arrived. If nobody of you made it, find out who did.";
            case AMOUNT_DIFFERS, CURRENCY_DIFFERS ->
                "Look at the gateway who made it so; settle the difference with the customer.";
            case STATUS_DIFFERS ->
                "The hub has taken note of it, as if the gateway's message had arrived. If it is still here tomorrow, decide it on the return.";
            case DOUBLE -> "Recover the second one from the customer, or accept the loss.";
        };
    }

    private static String named(RefundDifference d) {
        return "The refund " + d.atGateway().id() + " of " + d.atGateway().amount() + about(d);
    }

    private static String about(RefundDifference d) {
        String order = d.inHub() == null ? null : d.inHub().orderName();
        return " on payment " + d.payment() + (order == null ? "" : " (order " + order + ")");
    }

    private static String there(RefundDifference d) {
        return AT_GATEWAY.get(d.atGateway().status());
    }

    private static String here(RefundDifference d) {
        if (d.inHub() == null) {
            return d.outside().failed() ? "failed" : "paid outside";
        }
        return IN_HUB.get(d.inHub().status());
    }
}
