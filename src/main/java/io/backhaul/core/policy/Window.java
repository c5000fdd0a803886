package io.backhaul.core.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A span of time that starts at an anchor, never a bare number (conflict X1). It ends at the same local time of day in its
 * zone, so a change to summer time does not cost the customer an hour; business days skip Saturday, Sunday and the holidays
 * named.
 *
 * @param days how many days, at least 0
 * @param hours instead of days, for spans shorter than a day (row S116); 0 for none
 * @param business true when only Monday to Friday without holidays count
 * @param anchor what starts it
 * @param zone where its days begin and end, or null for the merchant's zone
 * @param holidays days that are no business days
 */
public record Window(int days, int hours, boolean business, Anchor anchor, ZoneId zone, Set<LocalDate> holidays) {

    /** What a window can start at. */
    public enum Anchor {
        ORDER,
        PAYMENT,
        /** The outbound parcel left. */
        DISPATCH,
        REQUEST,
        AUTHORIZATION,
        /** The customer received the goods (outbound parcel). */
        RECEIPT,
        /** The return parcel reached the supplier. */
        DELIVERY,
        CLAIM
    }

    public Window {
        Objects.requireNonNull(anchor, "anchor");
        if (days < 0 || hours < 0) {
            throw new IllegalArgumentException("a window of " + days + " days, " + hours + " hours");
        }
        holidays = holidays == null ? Set.of() : Set.copyOf(holidays);
    }

    public static Window days(int days, Anchor anchor) {
        return new Window(days, 0, false, anchor, null, Set.of());
    }

    public static Window hours(int hours, Anchor anchor) {
        return new Window(0, hours, false, anchor, null, Set.of());
    }

    public static Window businessDays(int days, Anchor anchor) {
        return new Window(days, 0, true, anchor, null, Set.of());
    }

    /** The same window that much longer: what a supplier's notice for a busy season adds (row S19). */
    public Window longerBy(int more) {
        return new Window(days + more, hours, business, anchor, zone, holidays);
    }

    /**
     * The last moment that is still inside, counted from when the anchor happened.
     *
     * @param merchants zone that counts where the window names none
     */
    public Instant endsAt(Instant anchored, ZoneId merchants) {
        ZonedDateTime end = anchored.atZone(zone == null ? merchants : zone);
        if (!business) {
            return end.plusDays(days).toInstant().plusSeconds(3600L * hours);
        }
        for (int counted = 0; counted < days; ) {
            end = end.plusDays(1);
            if (isBusinessDay(end.toLocalDate())) {
                counted++;
            }
        }
        return end.toInstant();
    }

    private boolean isBusinessDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.contains(day);
    }

    @Override
    public String toString() {
        String span = hours > 0 ? hours + " hours" : days + (business ? " business days" : " days");
        return span + " from " + anchor.name().toLowerCase(Locale.ROOT);
    }
}
