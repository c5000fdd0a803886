package io.backhaul.core.policy;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Window.Anchor;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many days the merchant stands between his customer and his supplier. */
class ClockGapTest {

    private static final Instant ORDERED = Instant.parse("2026-09-01T14:00:00Z");

    private static Map<Reason, Long> gap(Policy policy, Window claim, Grant... grants) {
        Passport passport =
                Agreed.with(ACME, Agreed.granting(grants)).passports().get(ACME);
        Terms terms = Agreed.with(
                new Terms(policy, Map.of(ACME, passport), Map.of(), java.util.List.of(), "x"),
                ACME,
                Agreed.claimedWithin(claim));
        return ClockGap.days(policy, terms.passports().get(ACME), ORDERED);
    }

    @Test
    @Row("X6")
    void x6_thirtyDaysFromTheOrderAgainstFifteenFromReceiptLeaveTheRest() {
        Window claim = Window.days(15, Anchor.RECEIPT);
        Policy tenDays = Agreed.policy(null, Window.days(10, Anchor.ORDER), null);

        assertThat(gap(Demo.policy(), claim)).containsEntry(Reason.DAMAGED, 15L).hasSize(Reason.values().length);
        assertThat(gap(tenDays, claim)).as("delivered after ten days").containsEntry(Reason.DAMAGED, 5L);
    }

    @Test
    @Row("X6")
    void x6_noGapWhereTheSuppliersWindowIsTheLongerOne() {
        assertThat(gap(Demo.policy(), Window.days(30, Anchor.ORDER))).isEmpty();
        assertThat(gap(Demo.policy(), Window.days(29, Anchor.ORDER))).containsEntry(Reason.OTHER, 1L);
    }

    @Test
    @Row({"X6", "S32"})
    void x6_aReasonHeGrantsNothingForIsTheCustomersWholeWindow() {
        assertThat(gap(Demo.policy(), Window.days(90, Anchor.ORDER), Agreed.refuses(Reason.UNWANTED)))
                .containsExactly(Map.entry(Reason.UNWANTED, 30L));
    }
}
