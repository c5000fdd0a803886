package io.backhaul.partner.paypal;

import io.backhaul.partner.Hmac;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a refund command in the letters that PayPal's {@code custom_id} allows ({@code A-Z a-z 0-9 - _ . ,}): a slash
 * becomes a comma, any other byte a dot with two hexadecimal digits. By it a webhook names our command without asking anybody.
 */
final class CommandText {

    private static final int LONGEST = 127;
    private static final String OURS = "refund,";
    private static final Pattern ESCAPED = Pattern.compile("\\.([0-9A-F]{2})|([A-Za-z0-9_-])|(,)");

    private CommandText() {}

    /** As {@code custom_id}; refuses a key that does not fit. */
    static String write(String key) {
        StringBuilder text = new StringBuilder();
        for (byte b : Hmac.utf8(key)) {
            char c = (char) (b & 0xff);
            if (c == '/') {
                text.append(',');
            } else if (c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
                text.append(c);
            } else {
                text.append(String.format(".%02X", (int) c));
            }
        }
        if (text.length() > LONGEST || !text.toString().startsWith(OURS)) {
            throw new IllegalArgumentException("the command's key does not fit into PayPal's custom_id: " + key);
        }
        return text.toString();
    }

    /** The key behind a {@code custom_id}; empty when we did not write it. */
    static Optional<String> read(String text) {
        if (text == null || !text.startsWith(OURS)) {
            return Optional.empty();
        }
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        Matcher part = ESCAPED.matcher(text);
        int at = 0;
        while (part.find() && part.start() == at) {
            at = part.end();
            if (part.group(1) != null) {
                key.write(Integer.parseInt(part.group(1), 16));
            } else {
                key.write(part.group(3) != null ? '/' : part.group(2).charAt(0));
            }
        }
        return at == text.length() ? Optional.of(key.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }
}
