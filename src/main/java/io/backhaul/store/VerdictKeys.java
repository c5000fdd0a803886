package io.backhaul.store;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of what one supplier says about one return in person, by mail or link: under each heading he is heard once. */
public final class VerdictKeys {

    private static final String PERSONAL = "answer/";
    private static final Pattern ROW = Pattern.compile("(" + PERSONAL + ".*)/row \\d{1,6}");

    private VerdictKeys() {}

    /** @param about which verdict, on what */
    public static String heading(UUID caseId, String about) {
        return PERSONAL + caseId + "/" + about;
    }

    /** @param number from 1; further rows stand under a heading only beside the first one of the same delivery */
    public static String row(String heading, int number) {
        return number == 1 ? heading : heading + "/row " + number;
    }

    /** The number of the row under this heading that has this key; 0 where it is none of them. */
    public static int place(String heading, String key) {
        if (key.equals(heading)) {
            return 1;
        }
        return ofFurtherRow(key).filter(heading::equals).isPresent()
                ? Integer.parseInt(key.substring(key.lastIndexOf(' ') + 1))
                : 0;
    }

    static boolean isOne(String key) {
        return key.startsWith(PERSONAL);
    }

    /** The heading of a further row; empty for every other key. */
    static Optional<String> ofFurtherRow(String key) {
        return Optional.of(ROW.matcher(key)).filter(Matcher::matches).map(row -> row.group(1));
    }
}
