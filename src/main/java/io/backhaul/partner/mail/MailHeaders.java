package io.backhaul.partner.mail;

import java.util.List;
import java.util.Locale;

/** Header fields in their real order, looked up without regard to case. */
record MailHeaders(List<ReceivedMail.Header> fields) {

    List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(ReceivedMail.Header::value)
                .toList();
    }

    boolean has(String name) {
        return !values(name).isEmpty();
    }

    /** First value in lower case, or empty text. */
    String lower(String name) {
        return values(name).stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
    }
}
