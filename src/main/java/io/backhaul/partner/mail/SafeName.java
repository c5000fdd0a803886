package io.backhaul.partner.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/** File names as other systems may see them, and hashes to recognise content by. */
final class SafeName {

    private static final int MAX_LENGTH = 100;

    private SafeName() {}

    static String of(String name) {
        String base = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = Normalizer.normalize(base, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._-]+", "_")
                .replaceAll("^[._-]+", "");
        String kept = plain.length() <= MAX_LENGTH ? plain : plain.substring(plain.length() - MAX_LENGTH);
        return kept.isEmpty() ? "attachment" : kept;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
