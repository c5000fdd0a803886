package io.backhaul.core.decision;

import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.policy.Window;
import io.backhaul.core.returns.Anchors;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the customer may expect by when. His own window needs no deadline: it is over with his request. */
final class CustomerClocks {

    private CustomerClocks() {}

    static List<Deadline> of(ReturnCase c) {
        return Stream.of(acknowledgement(c), longWait(c))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Deadline> acknowledgement(ReturnCase c) {
        Window window = c.terms().policy().acknowledgeWithin();
        return AcknowledgeRequest.done(c)
                ? Optional.empty()
                : Anchors.of(c)
                        .end(window)
                        .map(end -> Deadline.of(
                                Deadlines.ACKNOWLEDGE, null, end, "a request is acknowledged within " + window));
    }

    /** The first moment of the day after the one that had no room left. */
    static Optional<Deadline> nextDay(ReturnCase c, Leg leg) {
        return RefundHold.fullOn(c, leg)
                .map(day -> new Deadline(
                        Deadlines.DAILY_CAP,
                        leg.supplier(),
                        day.plusDays(1).atStartOfDay(c.terms().policy().zone()).toInstant(),
                        "a new day has room under the daily cap",
                        null));
    }

    private static Optional<Deadline> longWait(ReturnCase c) {
        return Optional.ofNullable(c.terms().policy().waitAtMost())
                .filter(window -> CustomerWaits.holds(c))
                .flatMap(window -> Anchors.of(c)
                        .end(window)
                        .map(end ->
                                Deadline.of(Deadlines.LATE_RETURN, null, end, "a customer waits at most " + window)));
    }
}
