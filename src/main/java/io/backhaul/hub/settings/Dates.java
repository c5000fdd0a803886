package io.backhaul.hub.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads days and time zones; whatever is none is noted with its line. */
final class Dates {

    private Dates() {}

    static ZoneId zone(Section section, String key) {
        String zone = section.text(key);
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            section.wrong(key, "'" + zone + "' is unknown; write it like America/New_York");
            return ZoneOffset.UTC;
        }
    }

    /** The day; null, and noted, when it is none. */
    static LocalDate day(Section section, String key) {
        return day(section, key, section.text(key)).orElse(null);
    }

    static Set<LocalDate> days(Section section, String key) {
        Set<LocalDate> days = new HashSet<>();
        section.texts(key).forEach(day -> day(section, key, day).ifPresent(days::add));
        return days;
    }

    private static Optional<LocalDate> day(Section section, String key, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            if (!text.isEmpty()) {
                section.wrong(key, "'" + text + "' is no day; write it like 2026-12-25");
            }
            return Optional.empty();
        }
    }
}
