package io.backhaul.core.explain;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Deadlines;
import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.decision.Unreached;
import io.backhaul.core.explain.Explanation.Step;
import io.backhaul.core.explain.Explanation.Who;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.Parcel;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing a leg waits for.
 *
 * @param step what is expected of whom
 * @param change what it would change, whichever way it goes
 * @param covers kinds of deadlines it already tells
 */
record Waiting(Step step, String change, List<String> covers) {

    /** Everything this leg waits for, in the order of its tracks: answer, goods, refund, credit. */
    static List<Waiting> of(ReturnCase c, Leg leg, List<Deadline> running) {
        List<Waiting> waits = new ArrayList<>();
        answer(c, leg, running).ifPresent(waits::add);
        shipment(leg, running).ifPresent(waits::add);
        leg.parcels().stream()
                .filter(Waiting::onItsWay)
                .map(p -> parcel(leg, p))
                .forEach(waits::add);
        inspection(c, leg, running).ifPresent(waits::add);
        c.refunds().commands(leg.supplier()).forEach(r -> refund(c, leg, r).ifPresent(waits::add));
        credit(leg, running).ifPresent(waits::add);
        if (Unreached.of(c.facts(), leg.supplier()).isPresent()) {
            waits.replaceAll(Waiting::ofOneWhoMayKnowNothing);
        }
        return waits;
    }

    /** A clock that runs against a supplier whom our last mail did not reach. */
    private Waiting ofOneWhoMayKnowNothing() {
        String why = step.why() + " Our last mail has not reached him: he may know nothing of it.";
        return step.who() == Who.SUPPLIER
                ? new Waiting(new Step(step.what(), why, step.who(), step.supplier(), step.at()), change, covers)
                : this;
    }

    /** A deadline that belongs to no wait above says itself what it does. */
    static Waiting alone(Deadline d) {
        return new Waiting(
                new Step(passing(d), d.rule() + ".", Who.HUB, d.supplier(), d.at()),
                "Whatever makes this deadline needless: " + d.rule() + ".",
                List.of(d.kind()));
    }

    private static String passing(Deadline d) {
        return switch (d.kind()) {
            case Deadlines.ACKNOWLEDGE -> "A person is asked to acknowledge the request, unless somebody has.";
            case Deadlines.CLAIM_WARNING ->
                "A person is warned that the claim on " + d.supplier() + " is about to die, unless he was told.";
            case Deadlines.CLAIM_WINDOW -> "The claim on " + d.supplier() + " dies, unless he was told.";
            case Deadlines.LATE_RETURN -> "A person is told that the customer has waited too long.";
            default -> "The deadline " + d.kind() + (d.supplier() == null ? "" : " of " + d.supplier()) + " passes.";
        };
    }

    private static Optional<Waiting> answer(ReturnCase c, Leg leg, List<Deadline> running) {
        boolean asked = c.madeFor("asked:" + leg.supplier()).isPresent();
        boolean refused = c.refused() || c.facts().decided(OperatorAction.DECLINE, leg.supplier());
        if (!asked || refused || leg.answered() || leg.goods().isTerminal()) {
            return Optional.empty();
        }
        List<String> kinds = List.of(Deadlines.ANSWER, Deadlines.LAST_ANSWER);
        Optional<Deadline> until = first(running, kinds);
        String why = "He was asked to take back " + units(leg.units(LineState::undecided))
                + until.map(d -> "; " + d.rule() + ", then he is reminded or a person calls him")
                        .orElse("")
                + ".";
        return Optional.of(new Waiting(
                new Step(leg.supplier() + " says yes or no.", why, Who.SUPPLIER, leg.supplier(), at(until)),
                "An answer of " + leg.supplier() + ": yes sends the goods on their way back, worth " + open(c, leg)
                        + " to the customer; no goes to a person.",
                kinds));
    }

    private static Optional<Waiting> shipment(Leg leg, List<Deadline> running) {
        int units = leg.lines().stream()
                .mapToInt(l -> Math.max(0, l.authorised() - l.kept() - l.shipped()))
                .sum();
        if (leg.goods() != Goods.AUTHORIZED || units == 0) {
            return Optional.empty();
        }
        Optional<Deadline> until = first(running, List.of(Deadlines.EXPIRY));
        String rma = leg.rma() == null ? "" : " under " + leg.rma();
        return Optional.of(new Waiting(
                new Step(
                        "The customer ships " + units(units) + " to " + leg.supplier() + ".",
                        leg.supplier() + " authorised the return" + rma
                                + until.map(d -> "; " + d.rule()).orElse("") + ".",
                        Who.CUSTOMER,
                        leg.supplier(),
                        at(until)),
                "A parcel to " + leg.supplier() + "; without one the authorization expires and " + leg.requestedValue()
                        + " of goods stay with the customer unrefunded.",
                List.of(Deadlines.EXPIRY)));
    }

    private static boolean onItsWay(Parcel p) {
        return p.status() != ParcelStatus.DELIVERED && p.status() != ParcelStatus.RETURNED_TO_SENDER;
    }

    private static Waiting parcel(Leg leg, Parcel p) {
        String carrier = p.carrier() == null ? "The carrier" : p.carrier();
        return new Waiting(
                new Step(
                        carrier + " delivers parcel " + p.trackingNumber() + " to " + leg.supplier() + ".",
                        "The parcel was shipped; nothing is owed for it before it arrives.",
                        Who.CARRIER,
                        leg.supplier(),
                        null),
                "The delivery of parcel " + p.trackingNumber() + ", or its loss.",
                List.of());
    }

    private static Optional<Waiting> inspection(ReturnCase c, Leg leg, List<Deadline> running) {
        int units = leg.lines().stream()
                .mapToInt(l -> Math.max(0, l.delivered() - l.inspectedUnits()))
                .sum();
        Optional<Deadline> until = first(running, List.of(Deadlines.INSPECTION));
        if (units == 0 || leg.silent() || leg.goods() == Goods.CANCELLED) {
            return Optional.empty();
        }
        return Optional.of(new Waiting(
                new Step(
                        leg.supplier() + " inspects " + units(units) + ".",
                        "The goods were delivered; his inspection makes the refund due"
                                + until.map(d -> ", without one: " + d.rule()).orElse("") + ".",
                        Who.SUPPLIER,
                        leg.supplier(),
                        at(until)),
                "An inspection of " + leg.supplier() + ": what he confirms is refunded, up to " + open(c, leg)
                        + "; what contradicts the customer goes to a person.",
                List.of(Deadlines.INSPECTION)));
    }

    private static Optional<Waiting> refund(ReturnCase c, Leg leg, Command refund) {
        CustomerMoney state = c.refunds().state(refund);
        boolean byHand = refund.destination().equals(Command.MANUAL);
        String what = switch (state) {
            case PLANNED, SENDING -> byHand ? null : "The gateway is told to refund " + refund.amount() + ".";
            case PENDING -> "The gateway finishes the refund of " + refund.amount() + ".";
            case UNKNOWN -> "The gateway is asked what became of the refund of " + refund.amount() + ".";
            default -> null;
        };
        return Optional.ofNullable(what)
                .map(words -> new Waiting(
                        new Step(
                                words,
                                "It was ordered on payment " + refund.payment() + " and counts as spent meanwhile.",
                                Who.GATEWAY,
                                leg.supplier(),
                                null),
                        "The gateway's word on " + refund.amount()
                                + ": paid settles it, failed makes it owed again and asks a person.",
                        List.of()));
    }

    private static Optional<Waiting> credit(Leg leg, List<Deadline> running) {
        Money owed = leg.claim().open();
        if (!owed.isPositive()) {
            return Optional.empty();
        }
        Optional<Deadline> until = first(running, List.of(Deadlines.CREDIT));
        return Optional.of(new Waiting(
                new Step(
                        leg.supplier() + " credits " + owed + ".",
                        "He owes " + leg.claim().booked() + " and has credited "
                                + leg.claim().credited()
                                + until.map(d -> "; " + d.rule() + ", then he is chased")
                                        .orElse("") + ".",
                        Who.SUPPLIER,
                        leg.supplier(),
                        at(until)),
                "A credit of " + leg.supplier() + " up to " + owed + ", or a person who writes it off.",
                List.of(Deadlines.CREDIT)));
    }

    /** What the customer could still be refunded for this leg. */
    private static Money open(ReturnCase c, Leg leg) {
        Money due = c.refunds().due(leg.supplier());
        Money left = leg.requestedValue().minus(c.outsideShare(leg.supplier()));
        left = due == null ? left : left.minus(due);
        return left.isPositive() ? left : Money.zero(left.currency());
    }

    private static Optional<Deadline> first(List<Deadline> running, List<String> kinds) {
        return running.stream().filter(d -> kinds.contains(d.kind())).min(Comparator.comparing(Deadline::at));
    }

    private static Instant at(Optional<Deadline> until) {
        return until.map(Deadline::at).orElse(null);
    }

    private static String units(int n) {
        return n == 1 ? "1 unit" : n + " units";
    }
}
