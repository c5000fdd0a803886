package io.backhaul.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes of a text file to text: the passport's charset, else the byte order mark, then strict UTF-8, then windows-1252. */
public final class TextFile {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 1000;

    private TextFile() {}

    /** @param charset by the passport, or null; the file's own byte order mark outranks it */
    public static String decode(byte[] bytes, Charset charset, String name) {
        Charset marked = byMark(bytes);
        String text = marked == null && charset != null ? strict(bytes, charset, name) : found(bytes, marked);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableMessage(name, "not a text file");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String strict(byte[] bytes, Charset charset, String name) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableMessage(name, "is not written in " + charset.name() + ", as his passport says", e);
        }
    }

    private static String found(byte[] bytes, Charset marked) {
        Charset wide = marked == null ? unmarkedWide(bytes) : marked;
        if (wide != null) {
            return new String(bytes, wide);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WINDOWS);
        }
    }

    private static Charset byMark(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(bytes, 0xEF, 0xBB, 0xBF) ? StandardCharsets.UTF_8 : null;
    }

    /** UTF-16 without a mark: in a table of mostly Latin letters, digits and delimiters every second byte is zero. */
    private static Charset unmarkedWide(byte[] bytes) {
        int looked = Math.min(bytes.length, LOOKED_AT) / 2 * 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < looked; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (bytes.length % 2 != 0 || even > 0 && odd > 0 || (even + odd) * 4 < looked || looked < 4) {
            return null;
        }
        return even > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
