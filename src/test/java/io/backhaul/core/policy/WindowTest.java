package io.backhaul.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backhaul.core.policy.Window.Anchor;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conflict X1: a window ends at the same local time of day, whatever the clocks did meanwhile. */
class WindowTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest(name = "{1} days from {0} end at {2}")
    @CsvSource({
        "2026-09-01T14:00:00Z, 30, 2026-10-01T14:00:00Z",
        "2026-10-20T14:00:00Z, 30, 2026-11-19T15:00:00Z", // winter time begins: an hour longer
        "2026-03-01T15:00:00Z, 30, 2026-03-31T14:00:00Z", // summer time begins
        "2026-09-01T14:00:00Z, 0, 2026-09-01T14:00:00Z",
    })
    void calendarDaysKeepTheLocalTimeOfDay(Instant from, int days, Instant end) {
        assertThat(Window.days(days, Anchor.ORDER).endsAt(from, NEW_YORK)).isEqualTo(end);
    }

    @ParameterizedTest(name = "{1} business days from {0} end at {2}")
    @CsvSource({
        "2026-09-04T14:00:00Z, 1, 2026-09-07T14:00:00Z", // Friday to Monday
        "2026-09-05T14:00:00Z, 1, 2026-09-07T14:00:00Z", // Saturday to Monday
        "2026-09-07T14:00:00Z, 20, 2026-10-05T14:00:00Z",
    })
    void businessDaysSkipWeekends(Instant from, int days, Instant end) {
        assertThat(Window.businessDays(days, Anchor.CLAIM).endsAt(from, NEW_YORK))
                .isEqualTo(end);
    }

    @Test
    void aWindowOfNegativeDaysIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Window.days(-1, Anchor.ORDER));
    }
}
