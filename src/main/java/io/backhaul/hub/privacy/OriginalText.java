package io.backhaul.hub.privacy;

import io.backhaul.mapping.TextFile;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.store.PersonalWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/** What stands in an original, as far as words can be looked for in it: text in its charset, and the parts of a workbook. */
final class OriginalText {

    /** More of a packed file is not looked at: it was never read either. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private OriginalText() {}

    static boolean names(PersonalWords words, byte[] original) {
        return of(original).stream().anyMatch(words::in);
    }

    private static List<String> of(byte[] original) {
        List<String> texts = new ArrayList<>();
        texts.add(new String(original, StandardCharsets.UTF_8));
        if (isPacked(original)) {
            texts.addAll(parts(original));
        } else {
            try {
                texts.add(TextFile.decode(original, null, "the original"));
            } catch (UnreadableMessage pictureOrOtherBytes) {
                return texts;
            }
        }
        return texts;
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** The parts of a workbook, one after the other, without their markup. */
    private static List<String> parts(byte[] packed) {
        List<String> texts = new ArrayList<>();
        int left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            while (left > 0 && zip.getNextEntry() != null) {
                byte[] part = zip.readNBytes(left);
                left -= part.length;
                texts.add(new String(part, StandardCharsets.UTF_8).replaceAll("<[^<>]{0,2000}>", " "));
            }
            return texts;
        } catch (IOException cutOrForged) {
            return texts; // what lies before the damage was looked at
        }
    }
}
