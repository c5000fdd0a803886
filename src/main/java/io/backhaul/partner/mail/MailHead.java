package io.backhaul.partner.mail;

import io.backhaul.partner.Hmac;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little that must be known of a mail before it is kept: what to call it, whose domain it claims, and whether the hub sent
 * it to itself. Whatever stands in a header, what comes out is short and printable.
 */
public final class MailHead {

    /** The header by which the hub knows a mail it sent to itself. */
    public static final String CANARY = "X-Backhaul-Canary";

    private static final int LONGEST_ID = 300;
    private static final int REPORT = 100_000;
    private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]{1,253})>?\\s*(?:\\([^()]*\\)\\s*)?$");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern REPORTED = Pattern.compile("<canary\\.([0-9a-f]{32})@");

    private final InternetHeaders headers;
    private final byte[] raw;

    private MailHead(InternetHeaders headers, byte[] raw) {
        this.headers = headers;
        this.raw = raw;
    }

    /** @param raw a mail, or only its header */
    public static MailHead of(byte[] raw) {
        try {
            return new MailHead(new InternetHeaders(new ByteArrayInputStream(raw)), raw);
        } catch (MessagingException e) {
            return new MailHead(new InternetHeaders(), raw);
        }
    }

    /** Its Message-ID; one without is named by its content, so that it has the same name wherever it is found again. */
    public String messageId() {
        String id = first("Message-ID").orElse("");
        if (id.isEmpty()) {
            return "<" + Hmac.sha256Hex(raw) + "@without-message-id>";
        }
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID) + "..." + Hmac.sha256Hex(Hmac.utf8(id));
    }

    /** The domain in From, in small letters; claimed, not proven. */
    public Optional<String> fromDomain() {
        return first("From")
                .map(DOMAIN::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).toLowerCase(Locale.ROOT));
    }

    /** The word of the canary that this mail says it is. */
    public Optional<String> canary() {
        return first(CANARY).filter(token -> TOKEN.matcher(token).matches());
    }

    /** The word of the canary that this mail reports as undelivered. */
    public Optional<String> bouncedCanary() {
        boolean report = first("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/report"))
                .isPresent();
        if (!report) {
            return Optional.empty();
        }
        String text = new String(raw, 0, Math.min(raw.length, REPORT), StandardCharsets.ISO_8859_1);
        Matcher reported = REPORTED.matcher(text);
        return reported.find() ? Optional.of(reported.group(1)) : Optional.empty();
    }

    private Optional<String> first(String name) {
        String[] values = headers.getHeader(name);
        return values == null
                ? Optional.empty()
                : Optional.of(values[0].replaceAll("\\p{Cntrl}+", " ").strip()).filter(value -> !value.isEmpty());
    }
}
