package io.backhaul.partner.filedrop;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files that may be touched: a listing is a partner's text, and a name with a slash leaves the directory. */
public final class FileNames {

    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._()\\[\\]#&+,@=-]{1,120}");
    private static final Pattern UNFINISHED = Pattern.compile(
            "(?s).*(\\.(tmp|temp|part|partial|filepart|crdownload|uploading|inprogress|lock|camellock|swp|done)|~)");
    private static final int SHOWN = 120;

    private FileNames() {}

    /** True when the name is a plain file name, visible, and not a path. */
    public static boolean isSafe(String name) {
        return name != null
                && SAFE.matcher(name).matches()
                && !name.startsWith(".")
                && name.strip().equals(name);
    }

    /** The name itself; refuses with {@link IllegalArgumentException} what is not safe. */
    public static String require(String name) {
        if (!isSafe(name)) {
            throw new IllegalArgumentException("not a file name we touch: '" + shown(name) + "'");
        }
        return name;
    }

    /** True for what somebody is still writing, and for the marks beside finished files. */
    public static boolean isUnfinished(String name) {
        return name.startsWith(".")
                || UNFINISHED.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Any name, as it can be shown: what is not plain in it becomes a question mark. */
    public static String shown(String name) {
        String plain = String.valueOf(name).replaceAll("[^\\p{L}\\p{M}\\p{N} ._()\\[\\]#&+,@=/\\\\-]", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
    }
}
