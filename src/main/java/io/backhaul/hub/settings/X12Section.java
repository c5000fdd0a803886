package io.backhaul.hub.settings;

import io.backhaul.partner.edi.X12Partner;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Reads the {@code x12:} block of a passport: what was agreed with a supplier for his interchanges. */
final class X12Section {

    private static final int ID = 15;

    private X12Section() {}

    static ChannelConfig.X12 read(Section x12) {
        X12Partner plain = X12Partner.of(id(x12, "us"), id(x12, "them"));
        String delimiters = x12.text("delimiters", plain.delimiters());
        String fault = X12Partner.fault(delimiters);
        if (fault != null) {
            x12.note("delimiters", fault);
        }
        X12Partner partner = new X12Partner(
                plain.us(),
                x12.text("usQualifier", plain.usQualifier()),
                plain.them(),
                x12.text("themQualifier", plain.themQualifier()),
                choice(x12, "version", List.copyOf(new TreeSet<>(X12Partner.VERSIONS))),
                fault == null ? delimiters : plain.delimiters(),
                choice(x12, "usage", List.of("production", "test")).equals("test") ? "T" : "P",
                x12.text("group", plain.group()));
        ChannelConfig.X12 read = new ChannelConfig.X12(
                partner,
                x12.text("account", null),
                choice(x12, "item", List.of("VN", "SK")),
                x12.text("currency", null),
                !x12.has("wants997") || x12.flag("wants997"),
                !x12.has("sends997") || x12.flag("sends997"),
                x12.has("ackWithin") ? within(x12.section("ackWithin")) : Duration.ofHours(24),
                !x12.has("consecutive") || x12.flag("consecutive"));
        x12.end();
        return read;
    }

    private static String id(Section x12, String key) {
        String id = x12.text(key);
        if (id.length() > ID) {
            x12.wrong(key, "must not be longer than " + ID + " characters");
        }
        return id;
    }

    private static String choice(Section x12, String key, List<String> words) {
        return x12.has(key) ? x12.choice(key, words) : words.get(0);
    }

    private static Duration within(Section span) {
        Duration read =
                span.has("days") ? Duration.ofDays(span.number("days")) : Duration.ofHours(span.number("hours"));
        span.end();
        return read;
    }
}
