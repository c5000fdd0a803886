package io.backhaul.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The one key that wraps all data keys: 256 bits, kept outside the database. Never printed. */
public final class MasterKey {

    private static final int BYTES = 32;

    private final SecretKey key;

    private MasterKey(SecretKey key) {
        this.key = key;
    }

    /** Reads the base64 form; {@link IllegalArgumentException} when it is not 256 bits. */
    public static MasterKey of(String base64) {
        byte[] raw = Base64.getDecoder().decode(base64.strip());
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes, this one has " + raw.length);
        }
        return new MasterKey(new SecretKeySpec(raw, "AES"));
    }

    /** A key for something else than wrapping: HMAC-SHA256 of what it is for, so that neither key tells the other. */
    byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
