package io.backhaul.core.returns;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One supplier's part of a return, with its three independent tracks.
 *
 * @param supplier his code
 * @param lines his lines as quantities
 * @param parcels return parcels with any of his goods
 * @param rma his return authorization number, or null
 * @param returnAddress where he wants the goods, or null
 * @param wanted what more he asked for, or null
 * @param conflicting true when two sources contradict each other about a line
 * @param finding what his inspection says about the customer's reason
 * @param authorizedAt when he authorised (UTC), or null
 * @param deliveredAt when goods reached him (UTC), or null
 * @param silent true when the time to report an inspection has passed without one
 * @param goods the goods track
 * @param customerMoney the refund track
 * @param supplierMoney the credit track
 * @param claim the figures of the credit track
 */
public record Leg(
        String supplier,
        List<LineState> lines,
        List<Parcel> parcels,
        String rma,
        String returnAddress,
        String wanted,
        boolean conflicting,
        Finding finding,
        Instant authorizedAt,
        Instant deliveredAt,
        boolean silent,
        Goods goods,
        CustomerMoney customerMoney,
        SupplierMoney supplierMoney,
        Claim claim) {

    public Leg {
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
    }

    public String currency() {
        return lines.get(0).line().unitPrice().currency();
    }

    public int units(ToIntFunction<LineState> which) {
        return lines.stream().mapToInt(which).sum();
    }

    /** What the customer paid for the units this function counts. */
    public Money value(ToIntFunction<LineState> which) {
        return lines.stream().map(l -> l.price(which.applyAsInt(l))).reduce(Money.zero(currency()), Money::plus);
    }

    public Money requestedValue() {
        return value(l -> l.line().quantity());
    }

    public int units(Disposition disposition) {
        return units(l -> l.inspected().getOrDefault(disposition, 0));
    }

    /** Units whose way is over: kept by the customer, or back with the supplier, inspected or accepted after silence. */
    public List<LineQuantity> over() {
        return lines.stream()
                .map(l -> new LineQuantity(l.line().sku(), over(l)))
                .filter(units -> units.quantity() > 0)
                .toList();
    }

    /** Units of one of its lines whose way is over. */
    public int over(LineState line) {
        return Math.min(line.line().quantity(), line.kept() + back(line));
    }

    private int back(LineState l) {
        int unseen = silent ? Math.max(0, l.delivered() - l.inspectedUnits() - l.declined()) : 0;
        return l.acceptedByInspection() + unseen;
    }

    /** True when nothing more is expected of the goods: terminal, or silence after delivery has been accepted. */
    public boolean goodsDone() {
        return goods.isTerminal() || goods == Goods.DELIVERED && silent;
    }

    /** True when not the supplier but the carrier is claimed for these goods (rows S11, S14). */
    public boolean carriersMatter() {
        return lines.stream().allMatch(l -> l.granted().carrier());
    }

    /** True when he has said yes or no to every unit; a part of an answer leaves the rest to be waited for. */
    public boolean answered() {
        return units(LineState::undecided) == 0;
    }
}
