package io.backhaul.core.returns;

import io.backhaul.core.money.Money;

/**
 * What is left on one captured payment, read under its lock.
 *
 * @param captured what the customer paid
 * @param hubRefunds all refunds of ours not definitely failed; SENDING and UNKNOWN count as spent
 * @param outsideRefunds refunds made outside the hub
 * @param frozen true when nothing may be refunded until a person has looked: more refunded than captured
 * @param disputed true while the customer's bank has not decided on a dispute of it: nothing is planned (row S194)
 * @param lost what the bank gave the customer back in disputes
 * @param chargedBack how much of that already settles what returns of this payment owed the customer
 */
public record PaymentState(
        Money captured,
        Money hubRefunds,
        Money outsideRefunds,
        boolean frozen,
        boolean disputed,
        Money lost,
        Money chargedBack) {

    /** A payment nobody ever disputed. */
    public PaymentState(Money captured, Money hubRefunds, Money outsideRefunds, boolean frozen) {
        this(
                captured,
                hubRefunds,
                outsideRefunds,
                frozen,
                false,
                Money.zero(captured.currency()),
                Money.zero(captured.currency()));
    }

    /** What may still be planned: captured - hub - outside - lost in disputes; nothing while frozen or disputed. */
    public Money available() {
        Money left = captured.minus(hubRefunds).minus(outsideRefunds).minus(lost);
        return frozen || disputed || !left.isPositive() ? Money.zero(captured.currency()) : left;
    }

    /** What the bank gave the customer that settles nothing yet; negative when the bank has taken it back meanwhile. */
    public Money unsettled() {
        return lost.minus(chargedBack);
    }

    /** The same payment with these refunds. */
    public PaymentState refunded(Money hub, Money outside, boolean freeze) {
        return new PaymentState(captured, hub, outside, freeze, disputed, lost, chargedBack);
    }

    /** The same payment after what banks have said. */
    public PaymentState disputed(boolean open, Money taken, boolean freeze) {
        return new PaymentState(captured, hubRefunds, outsideRefunds, freeze, open, taken, chargedBack);
    }

    /** The same payment with so much settled by chargebacks. */
    public PaymentState chargedBack(Money settled) {
        return new PaymentState(captured, hubRefunds, outsideRefunds, frozen, disputed, lost, settled);
    }
}
