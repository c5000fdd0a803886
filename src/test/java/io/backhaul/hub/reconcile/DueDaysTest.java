package io.backhaul.hub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.store.ReconciliationRows.DayRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDaysTest {

    private static final Duration LAG = Duration.ofMinutes(15);
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private static List<LocalDate> due(List<DayRuns> known, Set<LocalDate> open, String now) {
        return DueDays.of(known, open, Instant.parse(now), LAG);
    }

    private static DayRuns read(LocalDate day, String at) {
        return new DayRuns(day, Instant.parse(at), 1, Instant.parse(at), 0);
    }

    @Test
    void aNewHubBeginsWithYesterdayOnceItIsAllShown() {
        assertThat(due(List.of(), Set.of(), "2026-11-21T00:14:59Z")).isEmpty();
        assertThat(due(List.of(), Set.of(), "2026-11-21T00:15:00Z")).containsExactly(DAY);
        assertThat(due(List.of(), Set.of(), "2026-11-21T23:59:59Z")).containsExactly(DAY);
    }

    @Test
    void aDayThatWasReadIsDone() {
        assertThat(due(List.of(read(DAY, "2026-11-21T00:15:00Z")), Set.of(), "2026-11-21T23:00:00Z"))
                .isEmpty();
    }

    @Test
    void aDayThatWasReadBeforeItWasOverIsReadAgain() {
        assertThat(due(List.of(read(DAY, "2026-11-21T00:14:00Z")), Set.of(), "2026-11-21T00:20:00Z"))
                .containsExactly(DAY);
    }

    @Test
    void daysTheHubWasDownAreCaughtUp() {
        assertThat(due(List.of(read(DAY, "2026-11-21T00:15:00Z")), Set.of(), "2026-11-24T08:00:00Z"))
                .containsExactly(DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3));
    }

    @Test
    void whoReadsTodayByHandStillGetsYesterday() {
        assertThat(due(List.of(read(DAY.plusDays(1), "2026-11-21T08:00:00Z")), Set.of(), "2026-11-21T08:01:00Z"))
                .containsExactly(DAY);
    }

    @Test
    void aGatewayThatWasAwayIsAskedAgainAfterAWhile() {
        List<DayRuns> away = List.of(new DayRuns(DAY, Instant.parse("2026-11-21T00:15:00Z"), 0, null, 0));
        assertThat(due(away, Set.of(), "2026-11-21T00:29:59Z")).isEmpty();
        assertThat(due(away, Set.of(), "2026-11-21T00:30:00Z")).containsExactly(DAY);
    }

    @Test
    void whatWasToldIsSeenMendedAnHourLaterOnce() {
        Instant at = Instant.parse("2026-11-21T00:15:00Z");
        List<DayRuns> told = List.of(new DayRuns(DAY, at, 1, at, 2));
        assertThat(due(told, Set.of(), "2026-11-21T01:14:59Z")).isEmpty();
        assertThat(due(told, Set.of(), "2026-11-21T01:15:00Z")).containsExactly(DAY);
        assertThat(due(List.of(new DayRuns(DAY, at, 2, at, 2)), Set.of(), "2026-11-21T03:00:00Z"))
                .isEmpty();
    }

    @Test
    void anOpenDifferenceIsLookedAtEveryDay() {
        List<DayRuns> known = List.of(read(DAY, "2026-11-21T00:15:00Z"), read(DAY.plusDays(1), "2026-11-22T00:15:00Z"));
        assertThat(due(known, Set.of(DAY), "2026-11-22T00:14:00Z")).isEmpty();
        assertThat(due(known, Set.of(DAY), "2026-11-22T00:15:00Z")).containsExactly(DAY);
    }

    /** A refund that succeeded may fail for 30 days. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:15:00Z, 2026-11-28T00:14:59Z, false",
        "2026-11-21T00:15:00Z, 2026-11-28T00:15:00Z, true",
        "2026-11-28T00:15:00Z, 2026-12-26T00:14:59Z, false",
        "2026-11-28T00:15:00Z, 2026-12-26T00:15:00Z, true",
        "2026-12-26T00:15:00Z, 2026-12-27T20:00:00Z, false"
    })
    void aDayIsReadOnceMoreAfterAWeekAndAfterFive(String read, String now, boolean due) {
        assertThat(due(List.of(read(DAY, read)), Set.of(), now).contains(DAY)).isEqualTo(due);
    }

    @Test
    void nobodyLooksFurtherBackThanThat() {
        List<LocalDate> days = due(List.of(read(DAY, "2026-11-21T00:15:00Z")), Set.of(), "2027-06-01T08:00:00Z");
        assertThat(days).hasSize(DueDays.DAYS_BACK).startsWith(LocalDate.parse("2027-04-25"));
    }
}
