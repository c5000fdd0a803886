package io.backhaul.bench;

import io.backhaul.mapping.UnreadableMessage;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** Which charset a text file is written in that is no Unicode: the one in which most of its names and words are known. */
final class Charsets {

    private static final List<String> TRIED =
            List.of("windows-1250", "windows-1254", "GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR");
    private static final int LONGEST = 20_000;

    private Charsets() {}

    /** Empty where the readers' own way of finding it out does as well. */
    static String of(byte[] content, String name) {
        String best = "";
        long most = known(Tables.text(content, best, name));
        for (String charset : TRIED) {
            long known = Charset.isSupported(charset) ? tried(content, charset, name) : 0;
            if (known > most) {
                best = charset;
                most = known;
            }
        }
        return best;
    }

    private static long tried(byte[] content, String charset, String name) {
        try {
            return known(Tables.text(content, charset, name));
        } catch (UnreadableMessage other) {
            return 0;
        }
    }

    private static long known(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST))
                .lines()
                .limit(Layout.LOOKED_AT)
                .flatMap(line -> Arrays.stream(line.split("[;,\t|]")))
                .filter(cell -> Layout.known(List.of(cell)) > 0 || Dictionary.meaning(cell, false) != null)
                .count();
    }
}
