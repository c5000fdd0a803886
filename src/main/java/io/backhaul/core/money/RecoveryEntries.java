package io.backhaul.core.money;

import io.backhaul.core.money.Entry.Event;
import io.backhaul.core.returns.CarrierClaim;
import io.backhaul.core.returns.Credits;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.util.List;
import java.util.stream.Stream;

/** What suppliers and carriers pay back, as ledger entries. */
final class RecoveryEntries {

    private RecoveryEntries() {}

    static List<Entry> of(ReturnCase c) {
        return Stream.concat(credits(c), c.legs().stream().flatMap(leg -> carrier(c, leg)))
                .toList();
    }

    /** Credits in the debt's own currency; one in another currency waits for finance (rule CreditDoubtful). */
    private static Stream<Entry> credits(ReturnCase c) {
        return c.legs().stream()
                .flatMap(leg ->
                        Credits.of(
                                        c.facts(),
                                        leg.supplier(),
                                        leg.claim().booked().currency())
                                .entrySet()
                                .stream()
                                .map(credit -> Entry.of(
                                        c.id() + "/credit/" + leg.supplier() + "/" + credit.getKey(),
                                        Event.SUPPLIER_CREDIT_RECEIVED,
                                        "credited by " + leg.supplier(),
                                        leg.supplier(),
                                        credit.getKey(),
                                        Account.accountsPayable(leg.supplier()),
                                        Account.supplierReceivable(leg.supplier()),
                                        credit.getValue())));
    }

    /** What the carrier paid of what was claimed, in the claim's currency. */
    private static Stream<Entry> carrier(ReturnCase c, Leg leg) {
        CarrierClaim claim = c.carrierClaim(leg);
        if (!claim.filed()) {
            return Stream.empty();
        }
        String carrier = DecisionEntries.CARRIER;
        return claim.payments().entrySet().stream()
                .filter(p -> p.getValue().currency().equals(claim.booked().currency()))
                .map(p -> Entry.of(
                        c.id() + "/carrier-paid/" + leg.supplier() + "/" + p.getKey(),
                        Event.CARRIER_PAID,
                        "paid by the carrier",
                        leg.supplier(),
                        p.getKey(),
                        Account.carrierClearing(carrier),
                        Account.carrierReceivable(carrier),
                        p.getValue()));
    }
}
