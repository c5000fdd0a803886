package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.money.Sum;
import io.backhaul.core.returns.Disputes.Dispute;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a lost dispute costs beyond the sale itself: the product, its shipping and the gateway's fee (row S196). */
final class ChargebackCost {

    private ChargebackCost() {}

    /** Everything known of it in the dispute's currency; empty when nothing is. */
    static Optional<Sum> of(ReturnCase c, Dispute d) {
        String currency = d.amount().currency();
        List<Sum.Item> items = new ArrayList<>();
        c.legs().stream()
                .map(ChargebackCost::goods)
                .flatMap(Optional::stream)
                .filter(m -> m.currency().equals(currency))
                .reduce(Money::plus)
                .ifPresent(m -> items.add(new Sum.Item("for the goods", m)));
        c.terms()
                .policy()
                .costs()
                .shippingBack(c.request().order(), currency)
                .ifPresent(m -> items.add(new Sum.Item("for shipping", m)));
        d.fees().values().stream()
                .filter(m -> m.currency().equals(currency))
                .reduce(Money::plus)
                .ifPresent(m -> items.add(new Sum.Item("as the gateway's fee", m)));
        return items.isEmpty() ? Optional.empty() : Optional.of(new Sum(items));
    }

    /** What the supplier charged for everything asked back; empty when a cost is unknown. */
    private static Optional<Money> goods(Leg leg) {
        if (leg.lines().stream().anyMatch(l -> l.line().unitCost() == null)
                || leg.lines().stream()
                                .map(l -> l.line().unitCost().currency())
                                .distinct()
                                .count()
                        > 1) {
            return Optional.empty();
        }
        return leg.lines().stream()
                .map(l -> l.line().unitCost().times(l.line().quantity()))
                .reduce(Money::plus);
    }

    /** For example {@code  If it is lost, it costs 61.00 USD beside the sale: 40.00 USD for the goods 6.00 USD for shipping.} */
    static String words(ReturnCase c, Dispute d) {
        return of(c, d).map(sum -> " If it is lost, it costs " + sum.total() + " beside the sale itself ("
                        + String.join(
                                ", ",
                                sum.items().stream()
                                        .map(i -> i.amount() + " " + i.label())
                                        .toList())
                        + ").")
                .orElse("");
    }
}
