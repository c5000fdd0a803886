package io.backhaul.store;

import java.util.Base64;
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

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
