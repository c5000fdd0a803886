package io.backhaul.console.page;

import io.backhaul.console.view.FactWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What templates call to say things in plain words; an unknown code is shown readable, never hidden. */
@Component("words")
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    public Badge caseStatus(String code) {
        return badge(States.CASE, code);
    }

    public Badge goods(String code) {
        return badge(States.GOODS, code);
    }

    public Badge customerMoney(String code) {
        return badge(States.CUSTOMER_MONEY, code);
    }

    public Badge supplierMoney(String code) {
        return badge(States.SUPPLIER_MONEY, code);
    }

    public Badge message(String code) {
        return badge(States.MESSAGE, code);
    }

    public Badge command(String code) {
        return badge(States.COMMAND, code);
    }

    public String commandKind(String code) {
        return term(Terms.COMMANDS, code);
    }

    public String deadline(String code) {
        return term(Terms.DEADLINES, code);
    }

    public String outcome(String code) {
        return term(Terms.OUTCOMES, code);
    }

    public String question(String code) {
        return term(Terms.QUESTIONS, code);
    }

    /** Kind of a business key. */
    public String key(String code) {
        return term(Terms.KEYS, code);
    }

    public String flavour(String code) {
        return term(Terms.FLAVOURS, code);
    }

    /** What a message says in few words; a delivery without a message of its own is only named. */
    public String kind(String kind, String status) {
        if (kind != null) {
            return plain(kind);
        }
        return List.of("REVIEW", "PARKED", "REJECTED").contains(status) ? "Not understood" : "Delivery";
    }

    /** {@code RETURN_REQUESTED} or {@code ReturnRequested} as "Return requested". */
    public String plain(String code) {
        if (code == null || code.isEmpty()) {
            return "";
        }
        String words = FactWords.plain(code.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code SUPPLIER_RECEIVABLE:acme} as "Owed by acme". */
    public String account(String account) {
        int colon = account.indexOf(':');
        String role = colon < 0 ? account : account.substring(0, colon);
        return term(Terms.ACCOUNTS, role).formatted(colon < 0 ? "" : account.substring(colon + 1));
    }

    /** {@code mail:acme} as "acme, by mail". */
    public String party(String source) {
        int colon = source.indexOf(':');
        if (colon < 0) {
            return Map.of("manual", "a person", "hub", "the hub").getOrDefault(source, source);
        }
        return Terms.PARTIES
                .getOrDefault(source.substring(0, colon), "%s, " + source.substring(0, colon))
                .formatted(source.substring(colon + 1));
    }

    /** {@code inTransit} as "in transit". */
    public String quantity(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    public Badge difference(String code) {
        return badge(States.DIFFERENCE, code);
    }

    /** A day, for example "2 Oct 2026". */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A time in UTC, for example "2 Oct 2026, 14:05". */
    public String time(Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    /** The same for a time that is text already (ISO 8601). */
    public String moment(String iso) {
        return time(Instant.parse(iso));
    }

    /** The first letters of a long id or hash. */
    public String brief(Object id) {
        String text = String.valueOf(id);
        return text.length() <= 12 ? text : text.substring(0, 8) + "…";
    }

    private Badge badge(Map<String, Badge> known, String code) {
        return code == null ? Badge.calm("-") : known.getOrDefault(code, Badge.calm(plain(code)));
    }

    private String term(Map<String, String> known, String code) {
        return code == null ? "" : known.getOrDefault(code, plain(code));
    }
}
