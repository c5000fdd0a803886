package io.backhaul.core.property;

import static io.backhaul.core.fixture.Demo.usd;

import io.backhaul.core.fixture.APolicy;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.Costs;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.policy.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a merchant and his customer agreed on, chosen by a number: trigger, fees, offers, the customer's wish and his reason in
 * all their combinations; 0 is the plain house of the demo.
 */
record House(RefundOn trigger, Costs costs, Offers offers, Resolution wish, Reason reason) {

    private static final List<RefundOn> TRIGGERS =
            List.of(RefundOn.INSPECTION, RefundOn.REQUEST, RefundOn.AUTHORIZATION, RefundOn.TRACKING, RefundOn.RECEIPT);
    private static final List<Costs> COSTS = List.of(Costs.NONE, fees("8.00", 15), fees("100.00", 100));
    private static final List<Offers> OFFERS = List.of(
            Offers.PLAIN,
            new Offers(null, null, null, BigDecimal.TEN, Map.of("USD", usd("5.00")), Map.of("USD", usd("200.00")), 0),
            new Offers(new BigDecimal(15), null, null, BigDecimal.TEN, Map.of(), Map.of(), 0));
    private static final List<Resolution> WISHES =
            List.of(Resolution.REFUND, Resolution.STORE_CREDIT, Resolution.REPLACEMENT, Resolution.REFUND_ONLY);
    private static final List<Reason> REASONS =
            List.of(Reason.DEFECTIVE, Reason.UNWANTED, Reason.NOT_RECEIVED, Reason.PACKAGING_DAMAGED);

    /** How many there are. */
    static final int COUNT = 5 * 3 * 3 * 4 * 4;

    static House number(int number) {
        int n = number;
        RefundOn trigger = TRIGGERS.get(n % 5);
        n /= 5;
        Costs costs = COSTS.get(n % 3);
        n /= 3;
        Offers offers = OFFERS.get(n % 3);
        n /= 3;
        return new House(trigger, costs, offers, WISHES.get(n % 4), REASONS.get(n / 4 % 4));
    }

    private static Costs fees(String label, int restocking) {
        BigDecimal percent = BigDecimal.valueOf(restocking);
        return new Costs(
                Map.of(),
                Bearer.CUSTOMER,
                Map.of("USD", usd(label)),
                Map.of(),
                null,
                true,
                Map.of(Reason.DEFECTIVE, percent, Reason.UNWANTED, percent));
    }

    /** Acme may owe 45.00 before nobody is refunded ahead of him any more. */
    Terms terms() {
        Agreement limited =
                new Agreement(null, null, null, null, null, null, null, Map.of("USD", usd("45.00")), null, null, null);
        Terms terms =
                APolicy.usual().refundOn(trigger).costs(costs).offers(offers).terms();
        return Demo.agreed(terms, Demo.ACME, limited);
    }

    AReturn asked() {
        return AReturn.of("ACME-1", 2, "30.00")
                .costing(usd("20.00"))
                .because(reason)
                .wanting(wish);
    }
}
