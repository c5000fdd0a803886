package io.backhaul.core.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.message.Line;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One SKU on two lines of a return (two reasons, one lamp each): a report by SKU is counted once. */
class SameSkuTwiceTest {

    private static final Line LAMP = new Line("line", "LAMP", 1, Money.of("50.00", "USD"), null, "acme", null, null);

    @Test
    void oneUnitReportedCoversOnlyTheFirstLine() {
        List<LineQuantity> reported = List.of(new LineQuantity("LAMP", 1));

        assertThat(Facts.covers(reported, LAMP, 0)).isEqualTo(1);
        assertThat(Facts.covers(reported, LAMP, 1)).isZero();
    }

    @Test
    void aReportNamingTheSkuTwiceCoversBoth() {
        List<LineQuantity> reported = List.of(new LineQuantity("LAMP", 1), new LineQuantity("LAMP", 1));

        assertThat(Facts.covers(reported, LAMP, 0)).isEqualTo(1);
        assertThat(Facts.covers(reported, LAMP, 1)).isEqualTo(1);
    }
}
