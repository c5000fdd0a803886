package io.backhaul.core.decision;

import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Disputes.Dispute;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A disputed payment is answered by a person in time, who is told what a chargeback would cost and what was refunded already; a
 * bank that only asks has taken nothing yet (rows S194, S196).
 */
final class DisputedPayment implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.refunds().disputes().all().stream()
                .flatMap(d -> asked(c, d).stream())
                .filter(q -> !c.acknowledged(q.key()))
                .toList();
    }

    private Optional<Decision> asked(ReturnCase c, Dispute d) {
        if (d.status() == DisputeStatus.ENQUIRY) {
            return Optional.of(decision(
                    c,
                    "enquiry/" + d.gateway() + "/" + d.id(),
                    Decision.Outcome.TASK,
                    null,
                    "The customer's bank asks about " + d.amount() + reason(d) + "; no money has moved." + until(d)
                            + " A refund made now may keep it from becoming a chargeback."
                            + ChargebackCost.words(c, d)));
        }
        if (!d.isOpen()) {
            return Optional.empty();
        }
        String moving = moving(c);
        String about = "The customer disputes " + d.amount() + " through his bank" + reason(d) + ".";
        return Optional.of(
                moving.isEmpty()
                        ? decision(
                                c,
                                "dispute/" + d.gateway() + "/" + d.id(),
                                Decision.Outcome.TASK,
                                null,
                                about + until(d) + " Nothing is refunded on this order meanwhile."
                                        + ChargebackCost.words(c, d))
                        : decision(
                                c,
                                "refunded-and-disputed/" + d.gateway() + "/" + d.id(),
                                Decision.Outcome.REVIEW,
                                null,
                                about + " Already refunded or on its way, and not undone by the hub: " + moving
                                        + ". Tell the bank, or he is paid twice." + until(d)
                                        + ChargebackCost.words(c, d)));
    }

    /** Refunds that have or may have reached the customer. */
    private static String moving(ReturnCase c) {
        Stream<String> ours = c.legs().stream()
                .flatMap(leg -> c.refunds().commands(leg.supplier()).stream())
                .filter(r -> !c.refunds().failedForGood(r))
                .map(r -> r.amount() + " " + word(c.refunds().state(r)));
        Money outside = c.refunds().outside(c.currency());
        Stream<String> others = outside.isPositive() ? Stream.of(outside + " outside the hub") : Stream.empty();
        return Stream.concat(ours, others).collect(Collectors.joining(", "));
    }

    private static String word(CustomerMoney state) {
        return switch (state) {
            case PAID -> "paid";
            case PENDING -> "on its way";
            case PLANNED -> "ordered";
            default -> "of unknown outcome";
        };
    }

    private static String reason(Dispute d) {
        return d.reason() == null ? "" : " (" + d.reason() + ")";
    }

    private static String until(Dispute d) {
        return " Answer the bank" + (d.respondBy() == null ? " in time" : " before " + d.respondBy()) + ".";
    }
}
