package io.backhaul.partner.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a text part to text: by its byte order mark, by the declared character set where it is true, else UTF-8, else
 * Chinese or windows-1252. A guess among the eight-bit sets is told as one: a lost negation must not become a verdict.
 */
final class MailText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Set<String> CLAIMS_LITTLE =
            Set.of("us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit", "x-unknown", "default");
    /** What is written and what is meant: the bigger set of the same family. */
    private static final Map<String, String> MEANT = Map.of(
            "gb2312",
            "GB18030",
            "gbk",
            "GB18030",
            "x-gbk",
            "GB18030",
            "gb_2312-80",
            "GB18030",
            "iso-8859-1",
            "windows-1252",
            "latin1",
            "windows-1252",
            "iso-8859-9",
            "windows-1254",
            "big5",
            "Big5-HKSCS",
            "utf-7",
            "us-ascii");

    private static final Pattern MESSAGE_ID_FIELD = Pattern.compile("(?im)^Message-ID:\\s{0,10}(<[^<>\\s]{1,500}>)");

    /**
     * @param text as far as it can be read
     * @param sure false when the characters are a guess or some could not be read
     */
    record Decoded(String text, boolean sure) {}

    private MailText() {}

    static Decoded decode(byte[] content, String declared) {
        String name = declared == null
                ? "us-ascii"
                : declared.toLowerCase(Locale.ROOT).strip();
        Charset mark = mark(content);
        if (mark != null) {
            return read(content, mark);
        }
        if (!CLAIMS_LITTLE.contains(name)) {
            try {
                return read(content, Charset.forName(MEANT.getOrDefault(name, name)));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknownName) {
                name = "us-ascii";
            }
        }
        return guess(content);
    }

    /** Soft line ends of format=flowed (RFC 3676): a line that ends in a space goes on, within one depth of quoting. */
    static String unflowed(String text, boolean deleteSpace) {
        StringBuilder joined = new StringBuilder();
        String open = null;
        for (String line : text.replace("\r\n", "\n").split("\n", -1)) {
            String words = open != null && depth(line).equals(depth(open))
                    ? line.substring(depth(line).length())
                    : null;
            if (words == null && joined.length() > 0) {
                joined.append('\n');
            }
            boolean soft = line.endsWith(" ") && !line.equals("-- ");
            String kept = words == null ? line : words;
            joined.append(soft && deleteSpace ? kept.substring(0, kept.length() - 1) : kept);
            open = soft ? line : null;
        }
        return joined.toString();
    }

    static boolean isBlank(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).isBlank();
    }

    static String messageIdIn(byte[] headers) {
        Matcher id = MESSAGE_ID_FIELD.matcher(new String(headers, StandardCharsets.ISO_8859_1));
        return id.find() ? id.group(1) : null;
    }

    private static String depth(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == '>' || (line.charAt(end) == ' ' && end > 0))) {
            end++;
        }
        return line.substring(0, end);
    }

    private static Charset mark(byte[] content) {
        int first = content.length < 2 ? 0 : (content[0] & 0xff) << 8 | content[1] & 0xff;
        if (first == 0xfeff || first == 0xfffe) {
            return StandardCharsets.UTF_16;
        }
        return first == 0xefbb ? StandardCharsets.UTF_8 : null;
    }

    private static Decoded read(byte[] content, Charset charset) {
        String text = new String(content, charset).replace("\uFEFF", "");
        return new Decoded(text, text.indexOf('\uFFFD') < 0 && !text.contains("\u0000"));
    }

    private static Decoded guess(byte[] content) {
        String utf8 = strict(content, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return new Decoded(utf8, utf8.indexOf('\uFFFD') < 0);
        }
        String chinese = strict(content, CHINESE);
        long han = chinese == null
                ? 0
                : chinese.codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                        .count();
        return han >= 4 ? new Decoded(chinese, true) : new Decoded(new String(content, WINDOWS), false);
    }

    private static String strict(byte[] content, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException notSo) {
            return null;
        }
    }
}
