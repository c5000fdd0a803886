package io.backhaul.core.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Line;
import io.backhaul.core.money.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The quantities of a line as people see them. */
class LineStateTest {

    private static final Line LAMP = new Line("line", "LAMP", 4, Money.of("50.00", "USD"), null, "acme", null, null);

    @Test
    void onlyWhatIsNotZeroIsShownAndWhatWasRequestedAlways() {
        LineState fresh = new LineState(LAMP, 0, 0, 0, 0, 0, Map.of(), 0, null);
        LineState busy =
                new LineState(LAMP, 3, 1, 0, 3, 2, Map.of(Disposition.RESELLABLE, 1, Disposition.MISSING, 1), 1, null);

        assertThat(fresh.quantities()).isEqualTo(Map.of("requested", 4));
        assertThat(busy.quantities())
                .isEqualTo(Map.of(
                        "requested",
                        4,
                        "authorised",
                        3,
                        "declined",
                        1,
                        "inTransit",
                        1,
                        "delivered",
                        2,
                        "replaced",
                        1,
                        "resellable",
                        1,
                        "missing",
                        1));
        assertThat(busy.acceptedByInspection()).isEqualTo(1);
        assertThat(busy.undecided()).isZero();
        assertThat(busy.price(2)).isEqualTo(Money.of("100.00", "USD"));
    }
}
