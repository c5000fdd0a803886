package io.backhaul.partner.edi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Puts transaction sets into a group and an interchange, with the partner's delimiters and true counts. */
final class X12Envelope {

    private static final long MAX_CONTROL = 999_999_999;

    private final X12Partner partner;
    private final String usage;
    private final long control;
    private final Instant at;
    private final List<String> segments = new ArrayList<>();

    /** @param control interchange and group control number, 1 to 999999999 */
    X12Envelope(X12Partner partner, String usage, long control, Instant at) {
        if (control < 1 || control > MAX_CONTROL) {
            throw new IllegalArgumentException("control number " + control + " is not between 1 and " + MAX_CONTROL);
        }
        this.partner = partner;
        this.usage = usage;
        this.control = control;
        this.at = at;
    }

    /** One group with these sets; each is its type and its segments between ST and SE, numbered from 0001. */
    byte[] group(String code, String type, List<List<List<String>>> sets) {
        begin();
        add(
                "GS",
                code,
                partner.us(),
                partner.them(),
                time("yyyyMMdd"),
                time("HHmm"),
                "" + control,
                "X",
                partner.version());
        for (int i = 0; i < sets.size(); i++) {
            String number = "%04d".formatted(i + 1);
            add("ST", type, number);
            sets.get(i).forEach(segment -> add(segment.toArray(String[]::new)));
            add("SE", "" + (sets.get(i).size() + 2), number);
        }
        add("GE", "" + sets.size(), "" + control);
        return end(1);
    }

    /** An interchange without groups. */
    byte[] alone(List<String> segment) {
        begin();
        add(segment.toArray(String[]::new));
        return end(0);
    }

    private void begin() {
        String head = String.join(
                partner.element(),
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                partner.usQualifier(),
                padded(partner.us()),
                partner.themQualifier(),
                padded(partner.them()),
                time("yyMMdd"),
                time("HHmm"),
                partner.eleventh(),
                partner.interchangeVersion(),
                "%09d".formatted(control),
                "0",
                usage,
                partner.component());
        segments.add(head);
    }

    private byte[] end(int groups) {
        add("IEA", "" + groups, "%09d".formatted(control));
        String terminator = partner.terminator().equals("\n") ? "\n" : partner.terminator() + "\n";
        return (String.join(terminator, segments) + terminator).getBytes(StandardCharsets.US_ASCII);
    }

    private void add(String... elements) {
        int last = elements.length;
        while (last > 1 && elements[last - 1].isEmpty()) {
            last--;
        }
        segments.add(String.join(partner.element(), List.of(elements).subList(0, last)));
    }

    private String padded(String id) {
        return "%-15s".formatted(X12Text.id("interchange id", id, 15, partner));
    }

    private String time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).format(at.atOffset(ZoneOffset.UTC));
    }
}
