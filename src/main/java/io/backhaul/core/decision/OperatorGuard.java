package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.ReturnCase;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which decision of a person fits the case as it is (row S64); every refusal says what is missing. */
public final class OperatorGuard {

    private static final Set<OperatorAction> NEED_NOTE = EnumSet.of(OperatorAction.DECLINE, OperatorAction.WRITE_OFF);
    private static final Set<OperatorAction> NEED_LEG = EnumSet.of(
            OperatorAction.SUPPLIER_AUTHORIZED,
            OperatorAction.SUPPLIER_DECLINED,
            OperatorAction.GOODS_RECEIVED,
            OperatorAction.CREDIT_RECEIVED);

    private OperatorGuard() {}

    /** Why this decision cannot be taken, in words for the person; empty when it can. */
    public static Optional<String> refusal(ReturnCase c, OperatorDecided d, long version) {
        if (d.caseVersion() > 0 && d.caseVersion() != version) {
            return Optional.of("the case has moved on since version " + d.caseVersion() + " was shown: look again");
        }
        if (d.supplier() != null
                && c.legs().stream().noneMatch(l -> l.supplier().equals(d.supplier()))) {
            return Optional.of("the case has no goods of supplier " + d.supplier());
        }
        return incomplete(c, d).or(() -> ClaimGuard.refusal(c, d));
    }

    private static Optional<String> incomplete(ReturnCase c, OperatorDecided d) {
        if (NEED_NOTE.contains(d.action()) && (d.note() == null || d.note().isBlank())) {
            return Optional.of(d.action() + " needs a reason in the note");
        }
        if (NEED_LEG.contains(d.action()) && d.supplier() == null) {
            return Optional.of(d.action() + " needs the supplier it is about");
        }
        if (d.action() == OperatorAction.CREDIT_RECEIVED
                && (d.amount() == null || !d.amount().isPositive())) {
            return Optional.of("CREDIT_RECEIVED needs the amount credited");
        }
        if (d.action() == OperatorAction.REFUND && d.amount() != null && !payable(c, d)) {
            return Optional.of("REFUND needs a positive amount in " + c.currency() + ", or none for all that is due");
        }
        if (d.action() == OperatorAction.REFUND_DONE_BY_HAND && !refundWaits(c, d)) {
            return Optional.of("no refund of this leg waits to be made by hand, or the gateway's reference is missing");
        }
        return Optional.empty();
    }

    private static boolean payable(ReturnCase c, OperatorDecided d) {
        return d.amount().isPositive() && d.amount().currency().equals(c.currency());
    }

    private static boolean refundWaits(ReturnCase c, OperatorDecided d) {
        return d.reference() != null
                && c.legs().stream()
                        .filter(leg -> d.supplier() == null || d.supplier().equals(leg.supplier()))
                        .flatMap(leg -> c.refunds().forHand(leg.supplier()).stream())
                        .anyMatch(r -> r.destination().equals(Command.MANUAL) || Settlement.covers(c, r));
    }
}
