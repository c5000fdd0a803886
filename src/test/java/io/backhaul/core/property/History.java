package io.backhaul.core.property;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.PlannedCommands.Planned;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.CancellationAnswered;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnShipped;
import io.backhaul.core.message.ShipmentStatusChanged;
import io.backhaul.core.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns random steps into messages that could come at that moment, and tells them to the hub. */
final class History {

    static final String RETURN_ID = "gid://shopify/Return/1";

    private static final String EVERY_ADVICE =
            "InspectionContradicts,RequestOutsideWindow,NoReturnTracking,PartialRefundBand,Fees";

    private static final Set<OperatorAction> NEED_AMOUNT =
            EnumSet.of(OperatorAction.CREDIT_RECEIVED, OperatorAction.PARTIAL_REFUND, OperatorAction.CARRIER_PAID);

    private final Story story;
    private final List<ReturnMessage> told = new ArrayList<>();

    private History(Story story) {
        this.story = story;
    }

    /** In the plain house of the demo. */
    static History of(List<Step> steps, boolean byHand, int legs) {
        return of(steps, byHand, legs, House.number(0));
    }

    /**
     * @param legs how many suppliers' goods the return has, 1 to 3
     * @param house what was agreed on
     */
    static History of(List<Step> steps, boolean byHand, int legs, House house) {
        History history = new History(new Story(house.terms()));
        AReturn asked = house.asked();
        asked = legs > 1 ? asked.and("SPOCK-1", 1, "45.50") : asked;
        asked = legs > 2 ? asked.and("NOREFUND-1", 1, "12.00") : asked;
        asked = byHand
                ? asked.paidWith("paypal", "P-1", "50.00").paidWith("stripe", "pi_1", "67.50")
                : asked.paidWith("stripe", "pi_1", "117.50");
        history.tell(history.story.words().requested(asked));
        history.story.customerReturns(asked);
        steps.forEach(step -> history.happens(step.within(legs)));
        return history;
    }

    Story story() {
        return story;
    }

    List<ReturnMessage> told() {
        return told;
    }

    private void tell(ReturnMessage message) {
        told.add(message);
        story.tell(message);
    }

    /** Now and then another address than the one on file, which is held (N11). */
    private static String address(Step s) {
        return s.which() % 4 == 3 ? "9 Other Road" : "1 Road";
    }

    private void happens(Step s) {
        story.passes(Duration.ofHours(1));
        SupplierWords says = story.says(s.supplier());
        LineQuantity[] units =
                s.units() == 0 ? new LineQuantity[0] : new LineQuantity[] {new LineQuantity(s.sku(), s.units())};
        switch (s.kind()) {
            case AUTHORIZED -> tell(says.yes("RMA-" + s.which(), address(s), false, units));
            case DECLINED -> tell(says.no(units));
            case KEEP -> tell(says.yes(null, null, true, units));
            case SECOND_SOURCE -> tell(second(s));
            case WANTS_MORE -> tell(says.wants("photos"));
            case RECEIVED -> tell(says.received(units));
            case INSPECTED -> tell(says.inspected(disposition(s), units));
            case REPLACED -> tell(says.shipsAgain(units));
            case CONTRADICTED -> tell(says.inspected(disposition(s), Finding.CONTRADICTED, units));
            case CREDIT -> tell(says.credits("CM-" + s.which() % 3, Demo.usd(10 + s.which() % 3 * 7 + ".00")));
            case CREDIT_DECLINED -> tell(says.refusesCredit());
            case SHIPPED, DELIVERED -> parcel(s, units);
            case CANCELLED -> tell(cancelled());
            case REPLAY -> story.again(told.get(s.which() % told.size()), null);
            case TIME -> story.passes(Duration.ofDays(s.which()));
            case DEADLINE -> deadline(s);
            case OPERATOR -> operator(s);
            default -> money(s);
        }
    }

    private ReturnMessage second(Step s) {
        SupplierWords other = story.says(s.supplier(), "api:warehouse");
        return switch (s.which() % 3) {
            case 0 -> other.yes();
            case 1 -> other.inspected(disposition(s));
            default -> other.credits("CM-1", Demo.usd(17 + s.units() + ".00"));
        };
    }

    private static Disposition disposition(Step s) {
        return Disposition.values()[s.which() % 3];
    }

    private ReturnMessage cancelled() {
        Reference back = Reference.of(Type.RETURN, RETURN_ID);
        return new CancellationAnswered(story.words().envelope(Demo.STORE, "cancelled", back), true, "changed");
    }

    private void parcel(Step s, LineQuantity... units) {
        String number = "1Z" + s.leg() + s.which() % 2;
        Reference back = Reference.of(Type.RETURN, RETURN_ID);
        if (s.kind() == Step.Kind.SHIPPED) {
            List<LineQuantity> inside = units.length == 0 ? List.of(new LineQuantity(s.sku(), 0)) : List.of(units);
            tell(new ReturnShipped(
                    story.words().envelope(Demo.STORE, "shipped/" + number, back), number, "UPS", inside));
            return;
        }
        Reference tracking = Reference.of(Type.TRACKING, number);
        tell(new ShipmentStatusChanged(
                story.words().envelope("tracking:easypost", "delivered/" + number, tracking),
                number,
                ParcelStatus.DELIVERED));
    }

    private void deadline(Step s) {
        List<Deadline> running = story.deadlines();
        if (!running.isEmpty()) {
            story.missed(running.get(s.which() % running.size()));
        }
    }

    private void operator(Step s) {
        OperatorAction action = OperatorAction.values()[s.which() % OperatorAction.values().length];
        String supplier = s.units() == 2 ? null : s.supplier();
        boolean some = s.units() == 1 && action == OperatorAction.REFUND;
        Money amount = some || NEED_AMOUNT.contains(action) ? Demo.usd("8.00") : null;
        String overrides = s.which() < OperatorAction.values().length ? null : EVERY_ADVICE;
        story.decides(action, supplier, new Said(0, "ann", "because", amount, "REF-" + told.size(), overrides));
    }

    private void money(Step s) {
        List<Command> refunds = story.refunds();
        switch (s.kind()) {
            case OUTSIDE, OUTSIDE_FAILED ->
                tell(story.gateway()
                        .madeElsewhere(
                                "stripe/pi_1",
                                "re_x" + s.which() % 2,
                                Demo.usd(20 + s.which() % 2 * 10 + ".00"),
                                s.kind() == Step.Kind.OUTSIDE_FAILED));
            case DISPUTE -> tell(dispute(DisputeStatus.values()[s.which() % DisputeStatus.values().length]));
            case STORE_DONE ->
                story.cases().commands().of(Demo.MERCHANT, story.id()).stream()
                        .map(Planned::command)
                        .filter(c -> c.kind() != Command.Kind.REFUND)
                        .filter(c -> story.c().outcome(c.key()).isEmpty())
                        .findFirst()
                        .ifPresent(c -> tell(story.words().outcome(c.key(), Outcome.DONE)));
            default -> {
                if (!refunds.isEmpty()) {
                    gateway(s, refunds.get(s.which() % refunds.size()));
                }
            }
        }
    }

    private ReturnMessage dispute(DisputeStatus status) {
        return story.gateway().disputes("stripe/pi_1", Demo.usd("30.00"), status);
    }

    /** A gateway settles only what it was told to pay, and nothing that it has refused. */
    private void gateway(Step s, Command refund) {
        boolean byHand = refund.destination().equals(Command.MANUAL);
        boolean dead = told.stream()
                .anyMatch(m -> m instanceof io.backhaul.core.message.RefundFailed f
                        && f.commandKey().equals(refund.key()));
        boolean settled = !byHand
                && told.stream()
                        .anyMatch(m -> m instanceof io.backhaul.core.message.RefundSettled r
                                && r.commandKey().equals(refund.key()));
        if (byHand || dead) {
            return;
        }
        switch (s.kind()) {
            case REFUND_PAID -> tell(story.gateway().paid(refund));
            case REFUND_PENDING -> tell(story.gateway().pending(refund));
            case REFUND_UNKNOWN ->
                tell(story.words().outcome(refund.key(), s.which() % 3 == 0 ? Outcome.REJECTED : Outcome.UNKNOWN));
            case REFUND_REFUSED -> {
                if (!settled) {
                    boolean disputed = story.c().refunds().disputes().isOpen();
                    tell(
                            disputed
                                    ? story.gateway().refusedForDispute(refund)
                                    : story.gateway().refused(refund));
                }
            }
            default -> {
                if (settled) {
                    tell(story.gateway().failedLater(refund));
                }
            }
        }
    }
}
