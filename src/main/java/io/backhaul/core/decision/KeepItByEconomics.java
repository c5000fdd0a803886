package io.backhaul.core.decision;

import io.backhaul.core.message.Resolution;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When shipping the goods back costs at least the agreed share of what the supplier would credit for them, the customer keeps
 * them (rows S191, S199, S201); where the cost, the label or anything to recover is unknown, this rule is silent.
 */
final class KeepItByEconomics implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        BigDecimal percent = c.terms().policy().offers().keepItFromPercent();
        boolean asked = c.request().resolution() != Resolution.REPLACEMENT && c.has(Decision.Outcome.ACCEPTED);
        if (percent == null || !asked || KeepItUnderThreshold.channelDecides(c)) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.units(LineState::shipped) == 0 && !leg.carriersMatter())
                .filter(leg -> !c.keeps(leg.supplier()))
                .flatMap(leg -> keep(c, leg, percent).stream())
                .toList();
    }

    private Optional<Decision> keep(ReturnCase c, Leg leg, BigDecimal percent) {
        Money recovered = recoverable(leg);
        if (recovered == null || !recovered.isPositive()) {
            return Optional.empty();
        }
        var order = c.request().order();
        boolean abroad = c.terms().policy().costs().abroad(order);
        return c.terms()
                .policy()
                .costs()
                .shippingBack(order, recovered.currency())
                .filter(label -> reaches(label, recovered, percent))
                .map(label -> decision(
                        c,
                        "keep-it",
                        Decision.Outcome.KEEP,
                        leg.supplier(),
                        "Shipping back to " + leg.supplier() + (abroad ? " from abroad" : "") + " costs " + label
                                + ", at least " + percent.toPlainString() + " % of the " + recovered
                                + " he would credit: the customer keeps the goods."));
    }

    /** What he would credit for everything; null when a cost is unknown or costs do not add up. */
    private static Money recoverable(Leg leg) {
        Money sum = null;
        for (LineState line : leg.lines()) {
            Money cost = line.line().unitCost();
            if (cost == null || sum != null && !sum.currency().equals(cost.currency())) {
                return null;
            }
            Money credit = line.granted().recovery(cost, line.line().quantity());
            sum = sum == null ? credit : sum.plus(credit);
        }
        return sum;
    }

    private static boolean reaches(Money label, Money recovered, BigDecimal percent) {
        BigDecimal hundredfold = BigDecimal.valueOf(label.minor()).movePointRight(2);
        return hundredfold.compareTo(BigDecimal.valueOf(recovered.minor()).multiply(percent)) >= 0;
    }
}
