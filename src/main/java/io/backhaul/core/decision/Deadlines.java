package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Window;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The deadlines that run for a case now; derived, shown before they are breached, fired by the one clock as messages. */
public final class Deadlines {

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

    private Deadlines() {}

    /**
     * One running deadline.
     *
     * @param kind which of the constants above
     * @param supplier the leg
     * @param at when it is due (UTC, business time)
     * @param rule the window it comes from, in words
     * @param channel the channel whose silence it means: it fires only when that was read past it; null when none matters
     */
    public record Deadline(String kind, String supplier, Instant at, String rule, String channel) {}

    public static List<Deadline> of(ReturnCase c) {
        List<Deadline> running = new ArrayList<>();
        for (Leg leg : c.legs()) {
            c.terms().passport(leg.supplier()).ifPresent(p -> {
                answer(c, leg, p).ifPresent(running::addAll);
                inspection(c, leg, p).ifPresent(running::add);
                expiry(c, leg).ifPresent(running::add);
                credit(c, leg, p).ifPresent(running::add);
            });
        }
        return running.stream()
                .filter(d -> !c.facts().deadlinePassed(d.kind(), d.supplier()))
                .toList();
    }

    private static Optional<List<Deadline>> answer(ReturnCase c, Leg leg, Passport p) {
        boolean declined = c.facts().decided(OperatorAction.DECLINE, leg.supplier());
        if (declined || leg.answered() || leg.goods().isTerminal() || leg.wanted() != null) {
            return Optional.empty();
        }
        return c.madeFor("asked:" + leg.supplier()).map(asked -> {
            Instant first =
                    p.answerWithin().endsAt(asked.at(), c.terms().policy().zone());
            Instant last = p.answerWithin().endsAt(first, c.terms().policy().zone());
            String rule = p.name() + " answers within " + p.answerWithin();
            return List.of(
                    new Deadline(ANSWER, leg.supplier(), first, rule, p.channel()),
                    new Deadline(LAST_ANSWER, leg.supplier(), last, rule + ", twice", p.channel()));
        });
    }

    private static Optional<Deadline> inspection(ReturnCase c, Leg leg, Passport p) {
        boolean waits = leg.goods() != Goods.CANCELLED
                && leg.lines().stream().anyMatch(l -> l.authorised() > 0 && l.delivered() > l.inspectedUnits());
        if (!waits || leg.deliveredAt() == null) {
            return Optional.empty();
        }
        Window window = c.terms().policy().silentAfterDelivery();
        Instant at = window.endsAt(leg.deliveredAt(), c.terms().policy().zone());
        return Optional.of(new Deadline(INSPECTION, leg.supplier(), at, "refund after " + window, p.channel()));
    }

    private static Optional<Deadline> expiry(ReturnCase c, Leg leg) {
        boolean unused = leg.goods() != Goods.CANCELLED
                && leg.lines().stream().anyMatch(l -> l.authorised() > l.kept() && l.shipped() == 0);
        if (!unused || leg.authorizedAt() == null) {
            return Optional.empty();
        }
        Window window = c.terms().policy().openReturnExpires();
        Instant at = window.endsAt(leg.authorizedAt(), c.terms().policy().zone());
        return Optional.of(
                new Deadline(EXPIRY, leg.supplier(), at, "an unused authorization expires after " + window, null));
    }

    private static Optional<Deadline> credit(ReturnCase c, Leg leg, Passport p) {
        if (!leg.claim().open().isPositive()) {
            return Optional.empty();
        }
        return c.madeFor("claim:" + leg.supplier())
                .map(Made::at)
                .map(at -> p.creditWithin().endsAt(at, c.terms().policy().zone()))
                .map(at -> new Deadline(
                        CREDIT, leg.supplier(), at, p.name() + " credits within " + p.creditWithin(), p.channel()));
    }
}
