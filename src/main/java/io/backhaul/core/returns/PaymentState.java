package io.backhaul.core.returns;

import io.backhaul.core.money.Money;

/**
 * What is left on one captured payment, read under its lock.
 *
 * @param captured what the customer paid
 * @param hubRefunds all refunds of ours not definitely failed; SENDING and UNKNOWN count as spent
 * @param outsideRefunds refunds made outside the hub
 * @param frozen true when nothing may be refunded until a person has looked (dispute, more refunded than captured)
 */
public record PaymentState(Money captured, Money hubRefunds, Money outsideRefunds, boolean frozen) {

    /** What may still be planned: captured - hub - outside, nothing while frozen. */
    public Money available() {
        Money left = captured.minus(hubRefunds).minus(outsideRefunds);
        return frozen || !left.isPositive() ? Money.zero(captured.currency()) : left;
    }
}
