package io.backhaul.core.hindsight;

import io.backhaul.core.decision.Command;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Disputes;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a case by itself knows of its order's payments: captured, refunded by its own commands, refunded outside. */
final class Paid {

    private Paid() {}

    /** A payment without an id of its own is known by its order. */
    static String reference(OrderSnapshot order, OrderSnapshot.Payment p) {
        return p.gateway() + "/" + Objects.toString(p.reference(), order.orderId());
    }

    static Map<String, PaymentState> captured(OrderSnapshot order) {
        Map<String, PaymentState> states = new LinkedHashMap<>();
        order.payments().stream().filter(p -> p.captured().isPositive()).forEach(p -> {
            Money zero = Money.zero(p.captured().currency());
            states.putIfAbsent(reference(order, p), new PaymentState(p.captured(), zero, zero, false));
        });
        return states;
    }

    static Map<String, PaymentState> of(ReturnCase c) {
        Map<String, PaymentState> states = captured(c.request().order());
        states.replaceAll((payment, s) -> state(c, payment, s));
        return states;
    }

    private static PaymentState state(ReturnCase c, String payment, PaymentState captured) {
        Money hub = living(c, payment, captured.captured().currency());
        Money outside = outside(c, payment, captured.captured().currency());
        boolean tooMuch = hub.plus(outside).compareTo(captured.captured()) > 0;
        String currency = captured.captured().currency();
        Disputes said = Disputes.of(c.facts().all(PaymentDisputed.class).stream()
                .filter(d -> d.payments().contains(payment))
                .toList());
        return captured.refunded(hub, outside, tooMuch)
                .disputed(said.isOpen(), said.lost(currency), tooMuch || said.lostForeign(currency))
                .chargedBack(Disputes.chargedBack(c.made().stream().map(Made::decision), payment, currency));
    }

    /** Refunds of this case on this payment that are not known to have failed. */
    static Money living(ReturnCase c, String payment, String currency) {
        return c.commands(Command.Kind.REFUND)
                .filter(r -> payment.equals(r.payment()) && !c.refunds().failedForGood(r))
                .map(Command::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Money outside(ReturnCase c, String payment, String currency) {
        List<RefundMadeElsewhere> made = c.facts().all(RefundMadeElsewhere.class).stream()
                .filter(r -> payment.equals(r.envelope().reference(Reference.Type.PAYMENT)))
                .toList();
        return made.stream()
                .filter(r ->
                        made.stream().noneMatch(f -> f.failed() && f.refundId().equals(r.refundId())))
                .filter(r -> r.amount().currency().equals(currency))
                .collect(java.util.stream.Collectors.toMap(
                        RefundMadeElsewhere::refundId, RefundMadeElsewhere::amount, (a, b) -> a))
                .values()
                .stream()
                .reduce(Money.zero(currency), Money::plus);
    }
}
