package io.backhaul.partner.filedrop;

import java.util.regex.Pattern;

/** Names of files that may be touched: a listing is a partner's text, and a name with a slash leaves the directory. */
public final class FileNames {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,120}");

    private FileNames() {}

    /** True when the name is a plain file name, visible, and not a path. */
    public static boolean isSafe(String name) {
        return name != null && SAFE.matcher(name).matches() && !name.startsWith(".");
    }

    /** The name itself; refuses with {@link IllegalArgumentException} what is not safe. */
    public static String require(String name) {
        if (!isSafe(name)) {
            throw new IllegalArgumentException("not a file name we touch: '" + name + "'");
        }
        return name;
    }
}
