package io.backhaul.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One old message of a supplier: a mail as a file or a file he dropped.
 *
 * @param name its file name, only shown
 */
public record Sample(String name, byte[] content) {

    /** More than this many at once are refused. */
    public static final int MOST = 200;

    private static final int LOOKED_AT = 4096;
    private static final Pattern MAIL_HEADER =
            Pattern.compile("(?im)^(from|received|return-path|message-id|delivered-to|mime-version):");

    /** What it is by its content; its name is believed for nothing. */
    public enum Kind {
        MAIL,
        CSV,
        X12,
        JSON,
        XML,
        XLSX;

        /** Whether it holds rows. */
        boolean isTable() {
            return this == CSV || this == XLSX || isTree();
        }

        /** Whether its rows are nested in other things. */
        boolean isTree() {
            return this == XML || this == JSON;
        }

        /** As passports name the format. */
        String type() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Sample {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    public Kind kind() {
        String start = new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        String text = start.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .stripLeading();
        if (start.startsWith("PK\u0003\u0004")) {
            return Kind.XLSX;
        }
        if (text.startsWith("ISA")) {
            return Kind.X12;
        }
        if (text.startsWith("<")) {
            return Kind.XML;
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return Kind.JSON;
        }
        return MAIL_HEADER.matcher(text.split("\r?\n\r?\n", 2)[0]).results().count() >= 2 ? Kind.MAIL : Kind.CSV;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample that && name.equals(that.name) && java.util.Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
