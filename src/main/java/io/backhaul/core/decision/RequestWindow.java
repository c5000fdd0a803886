package io.backhaul.core.decision;

import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.policy.Window;
import io.backhaul.core.returns.ReturnCase;
import java.time.Duration;
import java.time.Instant;

/** The customer's window of one case: the merchant's policy applied to the order's dates. */
final class RequestWindow {

    private RequestWindow() {}

    static Instant endsAt(ReturnCase c) {
        Window window = c.terms().policy().autoApprove();
        return window.endsAt(anchor(c, window), c.terms().policy().zone());
    }

    /** For example: "12 days after the order". */
    static String describe(ReturnCase c) {
        Window window = c.terms().policy().autoApprove();
        long days = Duration.between(anchor(c, window), c.requestedAt()).toDays();
        return days + " days after " + (window.anchor() == Window.Anchor.RECEIPT ? "receipt" : "the order");
    }

    private static Instant anchor(ReturnCase c, Window window) {
        OrderSnapshot order = c.request().order();
        boolean receipt = window.anchor() == Window.Anchor.RECEIPT && order.deliveredAt() != null;
        return receipt ? order.deliveredAt() : order.orderedAt();
    }
}
