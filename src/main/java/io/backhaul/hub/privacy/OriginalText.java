package io.backhaul.hub.privacy;

import io.backhaul.mapping.TextFile;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.MailContent;
import io.backhaul.store.PersonalWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jsoup.parser.Parser;

/**
 * Whether words stand in an original, however they are written there: in its charset, encoded in a mail's header or part, in an
 * attached file, packed in a workbook, escaped in JSON, XML or HTML, broken over lines.
 */
final class OriginalText {

    /** More of packed files is not looked at: it was never read either. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final Pattern ESCAPED = Pattern.compile("(?<!\\\\)\\\\++u([0-9a-fA-F]{4})");
    private static final Pattern MARKUP = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final PersonalWords words;
    private int left;
    private boolean found;

    private OriginalText(PersonalWords words, int unpacked) {
        this.words = words;
        this.left = unpacked;
    }

    static boolean names(PersonalWords words, byte[] original) {
        return names(words, original, MOST_BYTES);
    }

    /** @param unpacked so many bytes of packed files are looked at, all together */
    static boolean names(PersonalWords words, byte[] original, int unpacked) {
        OriginalText text = new OriginalText(words, unpacked);
        text.look(original);
        if (!text.found) {
            MailContent.show(original, text::look, text::part);
        }
        return text.found;
    }

    /** A part may be a file, with a charset and a packing of its own. */
    private void part(byte[] content, String text) {
        look(text);
        look(content);
    }

    private void look(byte[] bytes) {
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        look(utf8);
        if (isPacked(bytes)) {
            packed(bytes);
            return;
        }
        String text = decoded(bytes);
        if (!text.equals(utf8)) {
            look(text);
        }
    }

    /** Empty for a picture or other bytes that are no text. */
    private static String decoded(byte[] bytes) {
        try {
            return TextFile.decode(bytes, null, "the original");
        } catch (UnreadableMessage pictureOrOtherBytes) {
            return "";
        }
    }

    /** As it stands there, without escapes and in one line, and without markup too. */
    private void look(String text) {
        String unescaped = found ? text : unescaped(text);
        Stream.of(text, unescaped, unescaped.indexOf('<') < 0 ? unescaped : unmarked(unescaped))
                .distinct()
                .filter(form -> !found)
                .forEach(form -> found = words.in(form));
    }

    private static String unescaped(String text) {
        String unescaped = ESCAPED.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
        String characters = Normalizer.normalize(Parser.unescapeEntities(unescaped, false), Normalizer.Form.NFC);
        return BLANKS.matcher(characters).replaceAll(" ");
    }

    private static String unmarked(String text) {
        return BLANKS.matcher(MARKUP.matcher(text).replaceAll(" ")).replaceAll(" ");
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** The parts of a workbook, one after the other. */
    private void packed(byte[] bytes) {
        try (ZipArchiveInputStream zip =
                new ZipArchiveInputStream(new ByteArrayInputStream(bytes), "UTF-8", true, true)) {
            ZipArchiveEntry part = zip.getNextEntry();
            while (part != null) {
                byte[] content = zip.canReadEntryData(part) ? zip.readNBytes(left) : new byte[0];
                left -= content.length;
                look(new String(content, StandardCharsets.UTF_8));
                part = found || left <= 0 ? null : zip.getNextEntry();
            }
        } catch (IOException cutOrForged) {
            return; // what lies before the damage was looked at
        }
    }
}
