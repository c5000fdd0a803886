package io.backhaul.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Name-based identifiers (RFC 9562, version 5): the same name gives the same id on every node and after every restore. */
public final class Uuid5 {

    private static final UUID NAMESPACE = UUID.fromString("6f0a8d0c-6d5f-5d8b-9a55-4bb0f2c1b7a1");

    private Uuid5() {}

    public static UUID of(String name) {
        ByteBuffer bytes = ByteBuffer.wrap(sha1(name));
        long high = bytes.getLong() & ~0xF000L | 0x5000L;
        long low = bytes.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            return sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
