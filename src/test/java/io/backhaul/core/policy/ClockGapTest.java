package io.backhaul.core.policy;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Window.Anchor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many days the merchant stands between his customer and his supplier. */
class ClockGapTest {

    private static List<String> gap(Policy policy, Window claim, Grant... grants) {
        Terms terms = Agreed.with(
                Agreed.with(Agreed.under(policy), ACME, Agreed.granting(grants)), ACME, Agreed.claimedWithin(claim));
        return ClockGap.gaps(policy, terms.passports().get(ACME)).stream()
                .map(g -> g.row() + " " + g.text())
                .toList();
    }

    private static Policy window(Window customers) {
        return Agreed.policy(customers, null, null);
    }

    @Test
    @Row({"X6", "S127"})
    void x6_thirtyDaysFromTheOrderAgainstFifteenFromReceiptLeaveTheMerchantUpToFifteen() {
        Window claim = Window.days(15, Anchor.RECEIPT);
        String listed = "X6 Customers may return 30 days from order, acme takes claims 15 days from receipt: for up to"
                + " 15 days the merchant bears returns alone (agree on a longer claimWindow or shorten"
                + " policy.autoApprove)";

        assertThat(gap(Demo.policy(), claim)).containsExactly(listed);
        assertThat(gap(Agreed.policy(null, Window.days(15, Anchor.ORDER), null), claim))
                .as("the promise is kept early")
                .containsExactly(listed);
    }

    @ParameterizedTest(name = "customer {0} from {1}, claim {2} from {3}: {4}")
    @CsvSource({
        "30, ORDER, 30, ORDER, 0",
        "30, ORDER, 31, PAYMENT, 0",
        "30, ORDER, 29, DISPATCH, 1",
        "30, RECEIPT, 30, RECEIPT, 0",
        "30, RECEIPT, 28, RECEIPT, 2",
        "30, RECEIPT, 40, ORDER, 0",
        "30, RECEIPT, 39, ORDER, 1"
    })
    @Row("X6")
    void x6_theDaysBetweenTheTwoEndsCountWhereTheParcelComesLateAsPromised(
            int customer, Anchor from, int claim, Anchor start, int days) {
        Policy tenDays = Agreed.policy(Window.days(customer, from), Window.days(10, Anchor.ORDER), null);
        List<String> found = gap(tenDays, Window.days(claim, start));
        if (days == 0) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().asString().contains("for up to " + (days == 1 ? "1 day " : "2 days "));
        }
    }

    @Test
    @Row({"X6", "S32"})
    void x6_eachClaimWindowIsNamedWithItsReasonsAndWhatHeGrantsNothingForIsNone() {
        Policy policy = window(Window.days(30, Anchor.ORDER));
        Window enough = Window.days(30, Anchor.ORDER);
        Grant hours = Agreed.within(Window.hours(48, Anchor.RECEIPT), Reason.DAMAGED, Reason.DEFECTIVE);

        assertThat(gap(policy, enough, hours))
                .containsExactly("X6 For DEFECTIVE, DAMAGED: Customers may return 30 days from order, acme takes claims"
                        + " 48 hours from receipt: for up to 28 days the merchant bears returns alone (agree on a longer"
                        + " claimWindow or shorten policy.autoApprove)");
        assertThat(gap(policy, enough, Agreed.refuses(Reason.UNWANTED))).isEmpty();
        assertThat(gap(policy, Window.days(15, Anchor.ORDER), Agreed.refuses(Reason.values())))
                .isEmpty();
        assertThat(gap(policy, Window.days(15, Anchor.ORDER), Agreed.offering(Remedy.CARRIER_CLAIM)))
                .isEmpty();
    }

    @Test
    @Row("X6")
    void x6_reasonsNobodyMayReturnForOpenNoGap() {
        Policy usual = window(null);
        Policy unwantedOnly = new Policy(
                usual.zone(),
                usual.autoApprove(),
                usual.keepItUpTo(),
                usual.silentAfterDelivery(),
                usual.openReturnExpires(),
                null,
                null,
                null,
                Set.of(Reason.UNWANTED),
                null,
                null,
                null,
                null,
                null);
        Grant hours = Agreed.within(Window.hours(48, Anchor.RECEIPT), Reason.DAMAGED);
        assertThat(gap(unwantedOnly, Window.days(30, Anchor.ORDER), hours)).isEmpty();
    }
}
