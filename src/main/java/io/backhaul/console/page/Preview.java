package io.backhaul.console.page;

import io.backhaul.console.Originals.Original;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An original as harmless text: UTF-8 with every control and direction character made visible, or else a hex dump.
 *
 * @param hex true for a hex dump
 * @param cut true when only the beginning is shown
 */
public record Preview(String text, boolean hex, boolean cut) {

    private static final int MOST_TEXT = 64 * 1024;
    private static final int MOST_HEX = 4 * 1024;
    private static final int HEX_ROW = 16;

    /** Control characters except tab and line feed, and characters that turn or hide text. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}&&[^\\t\\n]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\u061C]");

    static Preview of(Original original) {
        byte[] bytes = original.bytes();
        String text = asText(bytes);
        return text == null ? hex(bytes) : text(text);
    }

    private static Preview text(String text) {
        boolean cut = text.length() > MOST_TEXT;
        String shown = (cut ? text.substring(0, MOST_TEXT) : text).replace("\r\n", "\n");
        return new Preview(
                INVISIBLE
                        .matcher(shown)
                        .replaceAll(found ->
                                "\\\\u%04X".formatted((int) found.group().charAt(0))),
                false,
                cut);
    }

    private static String asText(byte[] bytes) {
        boolean binary = indexOfZero(bytes) >= 0;
        if (binary) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null; // not UTF-8: shown as hex instead
        }
    }

    private static int indexOfZero(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Preview hex(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        int most = Math.min(bytes.length, MOST_HEX);
        for (int at = 0; at < most; at += HEX_ROW) {
            byte[] row = Arrays.copyOfRange(bytes, at, Math.min(at + HEX_ROW, most));
            dump.append(
                    "%06x  %-48s %s%n".formatted(at, HexFormat.ofDelimiter(" ").formatHex(row), letters(row)));
        }
        return new Preview(dump.toString(), true, bytes.length > most);
    }

    private static String letters(byte[] row) {
        StringBuilder letters = new StringBuilder();
        for (byte each : row) {
            letters.append(each >= 0x20 && each < 0x7F ? (char) each : '.');
        }
        return letters.toString();
    }
}
