package io.backhaul.hub.answer;

import io.backhaul.partner.Hmac;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of answer links: the token in the address, and the value that a form carries once. Both are HMACs under one key
 * of this installation, so every node knows them and a copy of the database does not.
 */
final class AnswerTokens {

    /** A form that was opened longer ago is shown anew. */
    static final Duration FORM_LIVES = Duration.ofHours(12);

    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key 256 bits that no database holds */
    AnswerTokens(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** 192 bits in lower-case hexadecimal: no letter of it can be read as a word or number of the mail it stands in. */
    String token(String merchant, UUID caseId, String supplier, String purpose, String command, String address) {
        byte[] all = mac("link", merchant, caseId.toString(), supplier, purpose, command, address);
        return Hmac.hex(Arrays.copyOf(all, TOKEN_BYTES));
    }

    /** By what a link is found; comparing hashes tells nothing of the token. */
    static String hash(String token) {
        return Hmac.sha256Hex(Hmac.utf8(token));
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(Hmac.utf8(one), Hmac.utf8(other));
    }

    /** A value for one form of this link: which it is, when it was opened, and that we made it. */
    String formValue(String tokenHash, String verdict, Instant now) {
        byte[] random = new byte[12];
        RANDOM.nextBytes(random);
        String opened = HexFormat.of().formatHex(random) + "." + now.getEpochSecond();
        return opened + "." + Hmac.hex(mac("form", tokenHash, verdict, opened));
    }

    /** What makes this form one: the same value sent twice is one answer. Empty when it is not ours or too old. */
    Optional<String> once(String value, String tokenHash, String verdict, Instant now) {
        String[] parts = value == null ? new String[0] : value.split("\\.", 4);
        if (parts.length != 3 || !parts[1].matches("\\d{1,12}")) {
            return Optional.empty();
        }
        String ours = Hmac.hex(mac("form", tokenHash, verdict, parts[0] + "." + parts[1]));
        Instant opened = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        boolean fresh = !opened.isAfter(now) && opened.plus(FORM_LIVES).isAfter(now);
        return same(ours, parts[2]) && fresh ? Optional.of(parts[0]) : Optional.empty();
    }

    private byte[] mac(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : parts) {
                mac.update(Hmac.utf8(part.length() + ":" + part));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
