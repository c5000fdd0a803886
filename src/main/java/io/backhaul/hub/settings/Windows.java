package io.backhaul.hub.settings;

import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads spans of time: {@code {days: 30, anchor: order}}, {@code {businessDays: 20, anchor: claim}} or
 * {@code {hours: 24, anchor: request}}, and where they differ from the merchant's {@code timezone} and
 * {@code holidays: [2026-12-25]}. Each place has the anchors that make sense there (conflict X1).
 */
final class Windows {

    /** What a customer's window can start at. */
    static final List<Anchor> CUSTOMER = List.of(Anchor.ORDER, Anchor.PAYMENT, Anchor.DISPATCH, Anchor.RECEIPT);
    /** What a supplier's claim window can start at. */
    static final List<Anchor> CLAIM =
            List.of(Anchor.ORDER, Anchor.PAYMENT, Anchor.DISPATCH, Anchor.RECEIPT, Anchor.REQUEST);
    /** What the way to the customer is counted from. */
    static final List<Anchor> OUTBOUND = List.of(Anchor.ORDER, Anchor.PAYMENT, Anchor.DISPATCH);

    private static final List<String> SPANS = List.of("days", "businessDays", "hours");

    private Windows() {}

    static Window read(Section section, String key, Anchor anchor) {
        return read(section, key, List.of(anchor));
    }

    static Window read(Section section, String key, List<Anchor> anchors) {
        Section window = section.section(key);
        List<String> given = SPANS.stream().filter(window::has).toList();
        if (given.size() > 1) {
            window.note(given.get(1), key + " has " + String.join(" and ", given) + "; give only one of them");
        }
        String unit = given.isEmpty() ? "days" : given.get(0);
        int span = window.number(unit);
        Anchor anchor = anchor(window, key, anchors);
        ZoneId zone = window.optional("timezone", name -> Dates.zone(window, name));
        Set<LocalDate> holidays = window.has("holidays") ? Dates.days(window, "holidays") : Set.of();
        boolean business = unit.equals("businessDays");
        if (!holidays.isEmpty() && !business) {
            window.wrong("holidays", "count only with businessDays");
        }
        window.end();
        boolean hours = unit.equals("hours");
        return new Window(hours ? 0 : span, hours ? span : 0, business, anchor, zone, holidays);
    }

    /** A known anchor is kept even where it makes no sense: an older version of a file still means what it says. */
    private static Anchor anchor(Section window, String key, List<Anchor> allowed) {
        String word = window.text("anchor");
        String known = allowed.stream().map(Section::word).collect(Collectors.joining(", "));
        Anchor anchor = Arrays.stream(Anchor.values())
                .filter(a -> word.equals(Section.word(a)))
                .findFirst()
                .orElse(null);
        if (anchor == null && !word.isEmpty()) {
            window.wrong("anchor", "'" + word.toLowerCase(Locale.ROOT) + "' is unknown; known are " + known);
        } else if (anchor != null && !allowed.contains(anchor)) {
            window.wrong("anchor", "'" + word + "' makes no sense for " + key + ", which starts at one of: " + known);
        }
        return anchor == null ? allowed.get(0) : anchor;
    }
}
