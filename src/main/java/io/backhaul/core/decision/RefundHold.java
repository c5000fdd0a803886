package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What keeps a refund that is due from going out by itself: an amount that a second person approves, and the merchant's cap for
 * one day (F53). Each word of a person serves what was due when he gave it, once.
 */
final class RefundHold {

    static final String APPROVAL = "SecondApproval";
    static final String CAP = "DailyCap";

    private static final String APPROVE = "second-approval/";
    private static final String WAIT = "daily-cap/";

    /** Parts the amount, in minor units, from the key of a question that is asked anew because more is due. */
    private static final String MORE = "~";

    /** What moves no money by itself. */
    private static final Set<OperatorAction> LOOKING =
            EnumSet.of(OperatorAction.ACKNOWLEDGE, OperatorAction.APPROVE_REFUND, OperatorAction.RELEASE_REFUND);

    private RefundHold() {}

    /** The question that stands between what is due and its refund; empty when it may go out. */
    static Optional<Decision> of(ReturnCase c, Leg leg, String obligation, Money due) {
        return approval(c, leg, obligation, due)
                .or(() -> StoreCredit.chosen(c, leg) ? Optional.empty() : cap(c, leg, obligation, due));
    }

    private static Optional<Decision> approval(ReturnCase c, Leg leg, String obligation, Money due) {
        Money all = due.plus(decided(c, due.currency()));
        return c.limits()
                .approval(due.currency())
                .filter(limit -> all.compareTo(limit) > 0)
                .filter(limit -> word(c, leg, OperatorAction.APPROVE_REFUND, APPROVE, obligation, due)
                        .filter(d -> !deciders(c, leg).contains(name(d)))
                        .isEmpty())
                .map(limit -> question(
                        c,
                        APPROVE + obligation,
                        APPROVAL,
                        leg,
                        due,
                        due + " is due to the customer for " + leg.supplier() + ", " + all
                                + " in all for this return: above " + limit + " " + whoMay(c, leg)));
    }

    private static String whoMay(ReturnCase c, Leg leg) {
        Set<String> deciders = deciders(c, leg);
        return deciders.isEmpty()
                ? "a person must approve it."
                : "a second person must approve it, not " + String.join(" or ", deciders) + " who decided on it.";
    }

    /** Everything this return already gives back, so that small parts do not slip under the limit. */
    private static Money decided(ReturnCase c, String currency) {
        return c.legs().stream()
                .map(leg -> c.refunds().due(leg.supplier()))
                .filter(m -> m != null && m.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    /** What one day's cap leaves no room for waits for the next day, or for a person who lets it pass. */
    static Optional<Decision> cap(ReturnCase c, Leg leg, String obligation, Money due) {
        Money today = c.orderedToday(due.currency()).orElse(null);
        Money cap = c.limits().cap(due.currency()).orElse(null);
        if (cap == null || today == null || today.plus(due).compareTo(cap) <= 0) {
            return Optional.empty();
        }
        if (word(c, leg, OperatorAction.RELEASE_REFUND, WAIT, obligation, due).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(question(
                c,
                WAIT + c.day() + "/" + obligation,
                CAP,
                leg,
                due,
                due + " is due to the customer for " + leg.supplier() + ", but " + today + " of the " + cap
                        + " that may be refunded on " + c.day()
                        + " are ordered already: it waits for the next day's room, or for a person who releases it."));
    }

    /** Asked once for each amount: when more falls due meanwhile it is another question. */
    private static Decision question(ReturnCase c, String key, String rule, Leg leg, Money due, String reason) {
        boolean another =
                c.madeFor(key).map(m -> !due.equals(m.decision().amount())).orElse(false);
        return new Decision(
                another ? key + MORE + due.minor() : key,
                rule,
                1,
                Decision.Outcome.REVIEW,
                leg.supplier(),
                reason,
                due,
                List.of());
    }

    /** A person's word that has not served anything yet, and covers this amount: named, or asked for when he gave it. */
    private static Optional<OperatorDecided> word(
            ReturnCase c, Leg leg, OperatorAction action, String question, String obligation, Money due) {
        return c.facts().operator(action, leg.supplier()).stream()
                .filter(d -> d.amount() == null
                        ? wasAsked(c, question, obligation, due, d)
                        : d.amount().currency().equals(due.currency())
                                && d.amount().compareTo(due) >= 0)
                .filter(d -> c.made().stream().noneMatch(m -> served(m, leg, d)))
                .findFirst();
    }

    /** True when at least this much had been asked for when he answered. */
    private static boolean wasAsked(
            ReturnCase c, String question, String obligation, Money due, OperatorDecided answer) {
        return c.made().stream()
                .filter(m -> !m.at().isAfter(answer.envelope().receivedAt()))
                .map(Made::decision)
                .filter(d -> d.key().startsWith(question)
                        && obligation(d.key()).equals(obligation)
                        && due.currency().equals(d.amount().currency()))
                .anyMatch(d -> d.amount().compareTo(due) >= 0);
    }

    private static boolean served(Made m, Leg leg, OperatorDecided d) {
        Decision.Outcome outcome = m.decision().outcome();
        boolean gives = outcome == Decision.Outcome.REFUND_DUE
                || outcome == Decision.Outcome.STORE_CREDIT_DUE
                || outcome == Decision.Outcome.REFUND_AGAIN;
        return gives
                && leg.supplier().equals(m.decision().supplier())
                && !m.at().isBefore(d.envelope().receivedAt());
    }

    /** Who decided anything about this leg that may have led to its refund. */
    static Set<String> deciders(ReturnCase c, Leg leg) {
        Set<String> names = new TreeSet<>();
        c.facts().all(OperatorDecided.class).stream()
                .filter(d -> d.supplier() == null || d.supplier().equals(leg.supplier()))
                .filter(d -> !LOOKING.contains(d.action()) && d.by() != null)
                .forEach(d -> names.add(name(d)));
        return names;
    }

    static String name(OperatorDecided d) {
        return d.by() == null ? "" : d.by().strip().toLowerCase(Locale.ROOT);
    }

    /** True while something of this leg waits for an approval. */
    static boolean waitsForApproval(ReturnCase c, Leg leg) {
        return asked(c, leg).anyMatch(key -> key.startsWith(APPROVE));
    }

    /** True while something of this leg waits for room under the cap. */
    static boolean waitsForRoom(ReturnCase c, Leg leg) {
        return asked(c, leg).anyMatch(key -> key.startsWith(WAIT));
    }

    /** The last day on which there was no room for this leg; empty when nothing waits. */
    static Optional<LocalDate> fullOn(ReturnCase c, Leg leg) {
        return asked(c, leg)
                .filter(key -> key.startsWith(WAIT))
                .map(key -> LocalDate.parse(key.substring(WAIT.length(), WAIT.length() + 10)))
                .max(LocalDate::compareTo);
    }

    /** Questions about obligations that were not decided since. */
    private static Stream<String> asked(ReturnCase c, Leg leg) {
        return c.made().stream()
                .map(Made::decision)
                .filter(d -> leg.supplier().equals(d.supplier()))
                .map(Decision::key)
                .filter(key -> key.startsWith(APPROVE) || key.startsWith(WAIT))
                .filter(key -> c.madeFor(obligation(key)).isEmpty());
    }

    private static String obligation(String key) {
        String what = key.startsWith(APPROVE) ? key.substring(APPROVE.length()) : key.substring(WAIT.length() + 11);
        int more = what.lastIndexOf(MORE);
        return more < 0 ? what : what.substring(0, more);
    }
}
