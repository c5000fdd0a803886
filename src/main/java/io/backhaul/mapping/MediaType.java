package io.backhaul.mapping;

import io.backhaul.core.message.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is by its first bytes; names and declared types are the sender's claim and are not asked. */
public final class MediaType {

    private MediaType() {}

    /** For example {@code image/jpeg}; {@code text/plain} for text, {@code application/octet-stream} when unknown. */
    public static String of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return "image/jpeg";
        } else if (head.startsWith("\u0089PNG\r\n")) {
            return "image/png";
        } else if (head.startsWith("GIF8")) {
            return "image/gif";
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "image/webp";
        } else if (head.startsWith("ftyp", 4)) {
            return brand(head.substring(8));
        } else if (head.startsWith("%PDF-")) {
            return "application/pdf";
        } else if (head.startsWith("PK\u0003\u0004")) {
            return "application/zip";
        }
        return isText(content) ? "text/plain" : "application/octet-stream";
    }

    /** Pictures and films are what they are; everything else is a document. */
    public static Evidence.Kind evidenceKind(String mediaType) {
        if (mediaType.startsWith("image/")) {
            return Evidence.Kind.PHOTO;
        }
        return mediaType.startsWith("video/") ? Evidence.Kind.VIDEO : Evidence.Kind.DOCUMENT;
    }

    private static String brand(String brand) {
        String name = brand.toLowerCase(Locale.ROOT);
        if (name.startsWith("hei") || name.startsWith("mif1") || name.startsWith("avif")) {
            return name.startsWith("avif") ? "image/avif" : "image/heic";
        }
        return name.startsWith("qt") ? "video/quicktime" : "video/mp4";
    }

    private static boolean isText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 512); i++) {
            if (content[i] >= 0 && content[i] < 0x20 && "\t\r\n\f".indexOf(content[i]) < 0) {
                return false;
            }
        }
        return true;
    }
}
