package io.backhaul.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Makes a slow hash bearable for programs that send the password with every request: a password that was right once is
 * recognised by a keyed digest that lives only in this JVM. Wrong passwords stay slow.
 */
final class RememberingEncoder implements PasswordEncoder {

    private static final String ALGORITHM = "HmacSHA256";

    private final PasswordEncoder slow;
    private final byte[] key = new byte[32];
    private volatile Known known;

    RememberingEncoder(PasswordEncoder slow) {
        this.slow = slow;
        new SecureRandom().nextBytes(key);
    }

    @Override
    public String encode(CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        byte[] digest = digest(password);
        Known last = known;
        if (last != null && last.hash().equals(hash) && MessageDigest.isEqual(last.digest(), digest)) {
            return true;
        }
        boolean right = slow.matches(password, hash);
        if (right) {
            known = new Known(hash, digest);
        }
        return right;
    }

    private byte[] digest(CharSequence password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private record Known(String hash, byte[] digest) {}
}
