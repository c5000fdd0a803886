package io.backhaul.core.explain;

import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a case stands where it stands (rows S128, S147): what happens next, what would change it, and every amount as a sum.
 *
 * @param next what happens next, questions to a person first, then by time
 * @param wouldChange what would make it go another way, with the money at stake
 * @param amounts every amount of the case with the lines it is the sum of
 */
public record Explanation(List<Step> next, List<String> wouldChange, List<Amount> amounts) {

    /** Who has to act. */
    public enum Who {
        PERSON,
        CUSTOMER,
        SUPPLIER,
        CARRIER,
        GATEWAY,
        HUB
    }

    /**
     * One thing that happens next.
     *
     * @param what what is expected
     * @param why what it follows from, and what comes of it when it does not happen
     * @param who who has to act
     * @param supplier the leg, or null for the whole case
     * @param at until when (UTC), or null when no deadline runs
     */
    public record Step(String what, String why, Who who, String supplier, Instant at) {}

    /** An amount and the lines it is the exact sum of; a line may be negative. */
    public record Amount(String what, Money total, List<Part> lines) {

        public Amount {
            lines = List.copyOf(lines);
        }

        /** The sum of these lines. */
        static Amount of(String what, String currency, List<Part> lines) {
            Money total = lines.stream().map(Part::amount).reduce(Money.zero(currency), Money::plus);
            return new Amount(what, total, lines);
        }
    }

    /** One line of an amount. */
    public record Part(String label, Money amount) {}

    public Explanation {
        next = List.copyOf(next);
        wouldChange = List.copyOf(wouldChange);
        amounts = List.copyOf(amounts);
    }

    /**
     * Explains the case as it stands; it reads no clock.
     *
     * @param questions what a person must answer now
     * @param deadlines what runs now
     */
    public static Explanation of(ReturnCase c, List<Decision> questions, List<Deadline> deadlines) {
        List<Waiting> waits = new ArrayList<>();
        List<Deadline> left = new ArrayList<>(deadlines);
        for (Leg leg : c.legs()) {
            List<Deadline> own = deadlines.stream()
                    .filter(d -> leg.supplier().equals(d.supplier()))
                    .toList();
            List<Waiting> found = Waiting.of(c, leg, own);
            found.forEach(w -> left.removeIf(d -> own.contains(d) && w.covers().contains(d.kind())));
            waits.addAll(found);
        }
        left.forEach(d -> waits.add(Waiting.alone(d)));
        return new Explanation(next(questions, waits), changes(questions, waits), Arithmetic.of(c));
    }

    private static List<Step> next(List<Decision> questions, List<Waiting> waits) {
        List<Step> next = new ArrayList<>();
        questions.forEach(q -> next.add(new Step(q.reason(), "rule " + q.rule(), Who.PERSON, q.supplier(), null)));
        waits.stream()
                .map(Waiting::step)
                .sorted(Comparator.comparing(Step::at, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(next::add);
        return next;
    }

    private static List<String> changes(List<Decision> questions, List<Waiting> waits) {
        List<String> changes = new ArrayList<>();
        if (!questions.isEmpty()) {
            changes.add(
                    questions.size() == 1
                            ? "A person's answer to the open question."
                            : "A person's answer to any of the " + questions.size() + " open questions.");
        }
        waits.forEach(w -> changes.add(w.change()));
        return changes;
    }
}
