package io.backhaul.core.hindsight;

import io.backhaul.core.money.Money;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a number of returns came to, for one supplier or for all.
 *
 * @param returns returns with his goods
 * @param refunded how many of them were refunded
 * @param refunds what was refunded, by currency
 * @param kept units that stayed with customers
 * @param keptValue what customers had paid for them, by currency
 * @param labels what the merchant paid to ship goods back, by currency, as far as the policy names a price
 * @param recovery what suppliers owe for it at cost, by currency
 * @param reviews returns that went to a person
 * @param secondsToRefund from request to first refund, summed over those refunded
 */
public record Figures(
        int returns,
        int refunded,
        Map<String, Money> refunds,
        int kept,
        Map<String, Money> keptValue,
        Map<String, Money> labels,
        Map<String, Money> recovery,
        int reviews,
        long secondsToRefund) {

    public static final Figures NONE = new Figures(0, 0, Map.of(), 0, Map.of(), Map.of(), Map.of(), 0, 0);

    private static final double DAY = 86_400;

    public Figures plus(Figures more) {
        return new Figures(
                returns + more.returns,
                refunded + more.refunded,
                sum(refunds, more.refunds),
                kept + more.kept,
                sum(keptValue, more.keptValue),
                sum(labels, more.labels),
                sum(recovery, more.recovery),
                reviews + more.reviews,
                secondsToRefund + more.secondsToRefund);
    }

    /** From request to refund, in days with one decimal; null when nothing was refunded. */
    public Double daysToRefund() {
        return refunded == 0 ? null : Math.round(secondsToRefund / DAY / refunded * 10) / 10.0;
    }

    /** Adds an amount to its currency; nothing is not an amount. */
    static void add(Map<String, Money> sums, Money amount) {
        if (!amount.isZero()) {
            sums.merge(amount.currency(), amount, Money::plus);
        }
    }

    private static Map<String, Money> sum(Map<String, Money> a, Map<String, Money> b) {
        Map<String, Money> sums = new TreeMap<>(a);
        b.values().forEach(m -> add(sums, m));
        return sums;
    }
}
