package io.backhaul.sandbox.kit;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ids as partners give them: rising 16-digit numbers, or a prefix with random letters. Never given twice, also over restarts. */
public final class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis() * 1000);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A number greater than all before. */
    public static long number() {
        return LAST.incrementAndGet();
    }

    /** Shopify's form, {@code gid://shopify/Order/123}. */
    public static String gid(String type) {
        return "gid://shopify/" + type + "/" + number();
    }

    /** Stripe's form, {@code re_3Ab..}. */
    public static String prefixed(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append("3");
        for (int i = 0; i < 23; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
