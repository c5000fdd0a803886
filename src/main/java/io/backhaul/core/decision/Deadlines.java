package io.backhaul.core.decision;

import io.backhaul.core.returns.Anchors;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The deadlines that run for a case now; derived, shown before they are breached, fired by the one clock as messages. */
public final class Deadlines {

    /** Nobody has acknowledged the request: a person (row S116). */
    public static final String ACKNOWLEDGE = "ACKNOWLEDGE";
    /** The supplier's claim window closes soon and he knows of nothing: evidence and approval are chased (row S8). */
    public static final String CLAIM_WARNING = "CLAIM_WARNING";
    /** The supplier's claim window closes: untold by then, he owes nothing (rows S16, S20). */
    public static final String CLAIM_WINDOW = "CLAIM_WINDOW";
    /** The supplier has not answered: remind him. */
    public static final String ANSWER = "ANSWER";
    /** Nor after the reminder: a person. */
    public static final String LAST_ANSWER = "LAST_ANSWER";
    /** No inspection after delivery: refund (row S193). */
    public static final String INSPECTION = "INSPECTION";
    /** Authorised, but the customer never shipped. */
    public static final String EXPIRY = "EXPIRY";
    /** The supplier has not credited: chase him. */
    public static final String CREDIT = "CREDIT";
    /** The customer has waited so long that he may turn to his bank (row S192). */
    public static final String LATE_RETURN = "LATE_RETURN";

    /** A new day has room under the merchant's daily cap: what waits for it is decided again (F53). */
    public static final String DAILY_CAP = "DAILY_CAP";

    private Deadlines() {}

    /**
     * One running deadline.
     *
     * @param kind which of the constants above
     * @param supplier the leg, or null for the whole case
     * @param at when it is due (UTC, business time)
     * @param rule the window it comes from, in words
     * @param channel the channel whose silence it means: it fires only when that was read past it; null when none matters
     */
    public record Deadline(String kind, String supplier, Instant at, String rule, String channel) {

        static Deadline of(String kind, String supplier, Anchors.End end, String rule) {
            return new Deadline(kind, supplier, end.at(), rule, null);
        }
    }

    public static List<Deadline> of(ReturnCase c) {
        List<Deadline> running = new ArrayList<>(CustomerClocks.of(c));
        for (Leg leg : c.legs()) {
            CustomerClocks.nextDay(c, leg).ifPresent(running::add);
            c.terms()
                    .passport(leg.supplier())
                    .map(p -> Stream.concat(SupplierClocks.of(c, leg, p), GoodsClocks.of(c, leg, p)))
                    .ifPresent(deadlines -> deadlines.forEach(running::add));
        }
        return running.stream()
                .filter(d -> !c.facts().deadlinePassed(d.kind(), d.supplier(), d.at()))
                .toList();
    }
}
