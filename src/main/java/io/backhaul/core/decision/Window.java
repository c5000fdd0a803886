package io.backhaul.core.decision;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * A span of time that starts at an anchor, never a bare number (conflict X1). It ends at the same local time of day in the
 * policy's zone, so a change to summer time does not cost the customer an hour; business days skip Saturday and Sunday.
 *
 * @param days how many days, at least 0
 * @param business true when only Monday to Friday count
 * @param anchor what starts it
 */
public record Window(int days, boolean business, Anchor anchor) {

    /** What a window can start at. */
    public enum Anchor {
        ORDER,
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
        if (days < 0) {
            throw new IllegalArgumentException("a window of " + days + " days");
        }
    }

    public static Window days(int days, Anchor anchor) {
        return new Window(days, false, anchor);
    }

    /** The last moment that is still inside, counted from when the anchor happened. */
    public Instant endsAt(Instant anchored, ZoneId zone) {
        ZonedDateTime end = anchored.atZone(zone);
        if (!business) {
            return end.plusDays(days).toInstant();
        }
        for (int counted = 0; counted < days; ) {
            end = end.plusDays(1);
            if (end.getDayOfWeek() != DayOfWeek.SATURDAY && end.getDayOfWeek() != DayOfWeek.SUNDAY) {
                counted++;
            }
        }
        return end.toInstant();
    }

    @Override
    public String toString() {
        return days + (business ? " business days" : " days") + " from "
                + anchor.name().toLowerCase(java.util.Locale.ROOT);
    }
}
