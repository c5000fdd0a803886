package io.backhaul.core.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * How long a supplier may take to ship, as agreed with him (rows S17, S18).
 *
 * @param within his agreed time, counted from the order or its payment
 * @param notices busy seasons he announced (row S19)
 */
public record Handling(Window within, List<Notice> notices) {

    /**
     * A busy season: orders placed in it may take longer.
     *
     * @param from first day
     * @param to last day
     * @param extraDays how much longer
     */
    public record Notice(LocalDate from, LocalDate to, int extraDays) {}

    public Handling {
        Objects.requireNonNull(within, "within");
        notices = notices == null ? List.of() : List.copyOf(notices);
    }

    /** His time for an order placed then, with what his notices add. */
    public Window forOrderOf(Instant placed, ZoneId zone) {
        LocalDate day =
                placed.atZone(within.zone() == null ? zone : within.zone()).toLocalDate();
        int extra = notices.stream()
                .filter(n -> !day.isBefore(n.from()) && !day.isAfter(n.to()))
                .mapToInt(Notice::extraDays)
                .max()
                .orElse(0);
        return extra == 0 ? within : within.longerBy(extra);
    }
}
