package io.backhaul.hub.reconcile;

import io.backhaul.store.ReconciliationRows.DayRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which days of an account are to be read now: each day once it is over and the gateway shows all of it, again an hour after a
 * run that told the hub something, daily while a difference is open, and a week and five weeks later, since what succeeded may
 * fail for 30 days (payment facts 1.2).
 */
final class DueDays {

    /** A gateway that was away is asked again after this time. */
    static final Duration RETRY = Duration.ofMinutes(15);

    static final Duration SEE_IT_MENDED = Duration.ofHours(1);
    static final Duration WHILE_OPEN = Duration.ofHours(24);
    static final List<Duration> ONCE_MORE = List.of(Duration.ofDays(7), Duration.ofDays(35));

    /** How far back days are looked at. */
    static final int DAYS_BACK = 37;

    private DueDays() {}

    /**
     * @param known the runs so far; a day before the first of them was never asked for
     * @param open days on which a difference is open
     * @param lag how late a refund may appear at the gateway
     */
    static List<LocalDate> of(Collection<DayRuns> known, Set<LocalDate> open, Instant now, Duration lag) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<LocalDate, DayRuns> byDay = known.stream().collect(Collectors.toMap(DayRuns::day, Function.identity()));
        LocalDate first = byDay.keySet().stream()
                .min(LocalDate::compareTo)
                .filter(day -> day.isBefore(today))
                .orElse(today.minusDays(1));
        LocalDate oldest = today.minusDays(DAYS_BACK);
        List<LocalDate> due = new ArrayList<>();
        for (LocalDate day = first.isBefore(oldest) ? oldest : first; day.isBefore(today); day = day.plusDays(1)) {
            Instant over =
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(lag);
            if (!now.isBefore(over) && isDue(byDay.get(day), over, open.contains(day), now)) {
                due.add(day);
            }
        }
        return List.copyOf(due);
    }

    private static boolean isDue(DayRuns runs, Instant over, boolean open, Instant now) {
        if (runs == null) {
            return true;
        }
        Instant read = runs.doneAt();
        boolean away = read == null || runs.lastAt().isAfter(read);
        if (away && now.isBefore(runs.lastAt().plus(RETRY))) {
            return false;
        }
        if (read == null || read.isBefore(over)) {
            return true;
        }
        boolean mending = runs.done() == 1 && runs.entered() > 0;
        return mending && !now.isBefore(read.plus(SEE_IT_MENDED))
                || open && !now.isBefore(read.plus(WHILE_OPEN))
                || ONCE_MORE.stream().map(over::plus).anyMatch(again -> read.isBefore(again) && !now.isBefore(again));
    }
}
