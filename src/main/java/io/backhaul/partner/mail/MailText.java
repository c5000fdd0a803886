package io.backhaul.partner.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes of a text part to text: the declared character set where it is true, else UTF-8, else windows-1252. */
final class MailText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Set<String> CLAIMS_LITTLE = Set.of("us-ascii", "iso-8859-1", "ascii", "utf-8", "unknown-8bit");
    private static final Pattern MESSAGE_ID_FIELD = Pattern.compile("(?im)^Message-ID:\\s{0,10}(<[^<>\\s]{1,500}>)");

    private MailText() {}

    static String decode(byte[] content, String declared) {
        String name = declared == null ? "us-ascii" : declared.toLowerCase(Locale.ROOT);
        if (!CLAIMS_LITTLE.contains(name)) {
            try {
                return new String(content, Charset.forName(name));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknownName) {
                name = "us-ascii";
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(content, WINDOWS);
        }
    }

    static boolean isBlank(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).isBlank();
    }

    static String messageIdIn(byte[] headers) {
        Matcher id = MESSAGE_ID_FIELD.matcher(new String(headers, StandardCharsets.ISO_8859_1));
        return id.find() ? id.group(1) : null;
    }
}
