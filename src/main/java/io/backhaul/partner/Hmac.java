package io.backhaul.partner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 and comparisons that take the same time whether the first or the last byte differs. */
public final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /** HMAC-SHA256 over the parts one after the other; the key is the secret's UTF-8 bytes and must not be empty. */
    public static byte[] sha256(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(utf8(secret), ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Whether one of the secrets gives this signature over the parts. */
    public static boolean matches(byte[] signature, List<String> secrets, byte[]... parts) {
        return matches(signature, secrets, UnaryOperator.identity(), parts);
    }

    /** The same for partners that use their secret in another form, for example normalised. */
    public static boolean matches(byte[] signature, List<String> secrets, UnaryOperator<String> key, byte[]... parts) {
        boolean found = false;
        for (String secret : secrets) {
            if (secret != null && !secret.isBlank()) {
                found |= MessageDigest.isEqual(sha256(key.apply(secret), parts), signature);
            }
        }
        return found;
    }

    /** Bytes of hexadecimal text in either case; empty, which matches nothing, when it is no hexadecimal text. */
    public static byte[] unhex(String text) {
        try {
            return HexFormat.of().parseHex(text.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** SHA-256 of the content in lower-case hexadecimal: its name where nobody gave it one. */
    public static String sha256Hex(byte[] content) {
        try {
            return hex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
