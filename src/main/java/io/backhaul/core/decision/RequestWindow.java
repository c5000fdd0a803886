package io.backhaul.core.decision;

import io.backhaul.core.policy.Window;
import io.backhaul.core.returns.Anchors;
import io.backhaul.core.returns.ReturnCase;
import java.time.Duration;
import java.util.Optional;

/** The customer's window of one case: the policy, or the sales channel's own rule, applied to the order's dates (row S138). */
final class RequestWindow {

    private RequestWindow() {}

    /** Where it ends; empty while it has not started, for example before the dispatch it counts from. */
    static Optional<Anchors.End> end(ReturnCase c) {
        return Anchors.of(c).end(window(c));
    }

    /** Nobody is late for a window that has not started. */
    static boolean inside(ReturnCase c) {
        return end(c).map(end -> !c.requestedAt().isAfter(end.at())).orElse(true);
    }

    /** For example: "12 days after the order, inside the window of 30 days from order". */
    static String describe(ReturnCase c) {
        return end(c).map(end -> Duration.between(end.from().at(), c.requestedAt())
                                .toDays() + " days after "
                        + end.from().word() + (inside(c) ? ", inside" : ", outside") + " the window of " + window(c)
                        + ", which ends " + end.day())
                .orElse("before the window of " + window(c) + " has started");
    }

    private static Window window(ReturnCase c) {
        return c.terms().policy().customerWindow(c.request().order());
    }
}
