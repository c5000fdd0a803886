package io.backhaul.partner.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header text with its encoded words (RFC 2047) decoded. Neighbours of one character set are joined as bytes first: many
 * programs cut a word in the middle of a character.
 */
final class HeaderWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([A-Za-z0-9_.:-]{1,40})(?:\\*[^?]{0,20})?\\?([BbQq])\\?([^?]{0,2000})\\?=");

    private HeaderWords() {}

    static String decode(String raw) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        Matcher word = WORD.matcher(raw);
        int from = 0;
        while (word.find()) {
            String between = raw.substring(from, word.start());
            boolean joined = charset != null && between.isBlank() && charset.equalsIgnoreCase(word.group(1));
            if (!joined) {
                flush(text, bytes, charset);
                text.append(charset != null && between.isBlank() ? "" : plain(between));
            }
            charset = word.group(1);
            bytes.writeBytes(bytes(word.group(2), word.group(3)));
            from = word.end();
        }
        flush(text, bytes, charset);
        return text.append(plain(raw.substring(from)))
                .toString()
                .replaceAll("\\s+", " ")
                .replace('\0', '?')
                .strip();
    }

    private static void flush(StringBuilder text, ByteArrayOutputStream bytes, String charset) {
        if (bytes.size() > 0) {
            text.append(MailText.decode(bytes.toByteArray(), charset).text());
            bytes.reset();
        }
    }

    /** Raw eight-bit headers come as one character per byte. */
    private static String plain(String raw) {
        boolean bytes = raw.chars().allMatch(c -> c < 256) && raw.chars().anyMatch(c -> c > 127);
        return bytes
                ? MailText.decode(raw.getBytes(StandardCharsets.ISO_8859_1), "utf-8")
                        .text()
                : raw;
    }

    private static byte[] bytes(String encoding, String word) {
        if (encoding.toUpperCase(Locale.ROOT).equals("B")) {
            String clean = word.replaceAll("[^A-Za-z0-9+/]", "");
            return Base64.getDecoder().decode(clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean hex = c == '='
                    && word.substring(i + 1, Math.min(word.length(), i + 3)).matches("[0-9A-Fa-f]{2}");
            if (hex) {
                bytes.write(Integer.parseInt(word.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes((c == '_' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
