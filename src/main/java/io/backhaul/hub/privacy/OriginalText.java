package io.backhaul.hub.privacy;

import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.TextFile;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.MailContent;
import io.backhaul.store.PersonalWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jsoup.parser.Parser;

/**
 * Whether words stand in an original, however they are written there: in its charset, encoded in a mail's header or part, in an
 * attached file, packed in a workbook, escaped in JSON, XML or HTML, broken over lines. Looked at piece by piece: what a stranger
 * packed tightly costs no more memory than a page.
 */
final class OriginalText {

    /** More of packed files is not looked at, so that no mail keeps a processor busy for long. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** What is packed more tightly than this is no workbook, and was never read either. */
    private static final int TIGHTEST = 100;

    private static final int ALWAYS = 4 * 1024 * 1024;

    private static final int PIECE = 1024 * 1024;
    private static final int LEAST_OVERLAP = 64 * 1024;

    /** A character may be written as an escape within an escape, and with markup around it. */
    private static final int WIDEST = 16;

    private static final Pattern ESCAPED = Pattern.compile("(?<!\\\\)\\\\++u([0-9a-fA-F]{4})");
    private static final Pattern MARKUP = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final PersonalWords words;
    private final int overlap;
    private int left;
    private boolean found;
    private boolean toTheEnd = true;

    private OriginalText(PersonalWords words, int unpacked) {
        this.words = words;
        this.overlap = Math.max(LEAST_OVERLAP, WIDEST * words.longest());
        this.left = unpacked;
    }

    /**
     * What became of a search.
     *
     * @param toTheEnd false when packed files hold more than was looked at
     */
    record Searched(boolean names, boolean toTheEnd) {}

    static boolean names(PersonalWords words, byte[] original) {
        return search(words, original).names();
    }

    static Searched search(PersonalWords words, byte[] original) {
        long loosely = Math.max(ALWAYS, (long) TIGHTEST * original.length);
        return search(words, original, (int) Math.min(MOST_BYTES, loosely));
    }

    /** @param unpacked so many bytes of packed files are looked at, all together */
    static Searched search(PersonalWords words, byte[] original, int unpacked) {
        OriginalText text = new OriginalText(words, unpacked);
        text.look(original);
        if (!text.found) {
            MailContent.show(original, text::look, text::part);
        }
        return new Searched(text.found, text.toTheEnd);
    }

    /** A part may be a file, with a charset and a packing of its own. */
    private void part(byte[] content, String text) {
        look(text);
        look(content);
    }

    private void look(byte[] bytes) {
        boolean utf8 = true;
        for (int from = 0; from < bytes.length && !found; from += PIECE) {
            int to = (int) Math.min(bytes.length, (long) from + PIECE + overlap);
            String piece = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            utf8 &= piece.indexOf('\uFFFD') < 0 && piece.indexOf('\0') < 0;
            lookAtPiece(piece);
        }
        if (isPacked(bytes)) {
            packed(bytes);
        } else if (!utf8 && !found && bytes.length <= FileRows.MAX_BYTES) { // no larger file was ever read
            look(decoded(bytes));
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

    private void look(String text) {
        for (int from = 0; from < text.length() && !found; from += PIECE) {
            lookAtPiece(text.substring(from, (int) Math.min(text.length(), (long) from + PIECE + overlap)));
        }
    }

    /** As it stands there, without escapes and in one line, and without markup too. */
    private void lookAtPiece(String text) {
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
                boolean whole = !zip.canReadEntryData(part) || isSearched(zip);
                toTheEnd &= whole;
                part = found || !whole ? null : zip.getNextEntry();
            }
        } catch (IOException cutOrForged) {
            return; // what lies before the damage was looked at
        }
    }

    private boolean isSearched(ZipArchiveInputStream part) throws IOException {
        byte[] before = new byte[0];
        byte[] piece = part.readNBytes(Math.min(left, PIECE));
        while (piece.length > 0 && !found) {
            left -= piece.length;
            byte[] seen = Arrays.copyOf(before, before.length + piece.length);
            System.arraycopy(piece, 0, seen, before.length, piece.length);
            lookAtPiece(new String(seen, StandardCharsets.UTF_8));
            before = Arrays.copyOfRange(seen, Math.max(0, seen.length - overlap), seen.length);
            piece = isTooTight(part) ? new byte[0] : part.readNBytes(Math.min(left, PIECE));
        }
        return found || part.read() < 0;
    }

    private static boolean isTooTight(ZipArchiveInputStream part) {
        return part.getUncompressedCount() >= PIECE
                && part.getUncompressedCount() > TIGHTEST * Math.max(1, part.getCompressedCount());
    }
}
