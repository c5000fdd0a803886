package io.backhaul.hub.settings;

import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * How often something should come from a supplier: {@code { hours: 26 }}, {@code { days: 1 }} or {@code { businessDays: 1 }},
 * counted from the last time.
 */
public record Expected(int days, int hours, boolean business) {

    static Expected read(Section every) {
        int hours = every.has("hours") ? every.number("hours") : 0;
        int days = every.has("days") ? every.number("days") : 0;
        int business = every.has("businessDays") ? every.number("businessDays") : 0;
        if (Stream.of(hours, days, business).filter(n -> n > 0).count() != 1) {
            every.wrong("expectEvery", "names one of hours, days and businessDays, at least 1");
        }
        Expected read = new Expected(Math.max(days, business), hours, business > 0);
        every.end();
        return read;
    }

    /** When the next should have come at the latest. */
    public Instant after(Instant last, ZoneId zone) {
        return new Window(days, hours, business, Anchor.RECEIPT, null, null).endsAt(last, zone);
    }

    @Override
    public String toString() {
        String what = hours > 0 ? "hour" : business ? "business day" : "day";
        int many = hours > 0 ? hours : days;
        return many == 1 ? what : many + " " + what + "s";
    }
}
