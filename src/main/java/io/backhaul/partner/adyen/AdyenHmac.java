package io.backhaul.partner.adyen;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import io.backhaul.partner.SignatureCheck;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature inside each item of Adyen's webhooks: Base64 of HMAC-SHA256 over eight fields, keyed by the bytes of a
 * hexadecimal secret (payment facts 3). It proves nothing about any other field: reason, event date and payment method may have
 * been altered.
 */
public final class AdyenHmac {

    private static final String ALGORITHM = "HmacSHA256";

    private static final List<String> SIGNED = List.of(
            "/pspReference",
            "/originalReference",
            "/merchantAccountCode",
            "/merchantReference",
            "/amount/value",
            "/amount/currency",
            "/eventCode",
            "/success");

    private AdyenHmac() {}

    /**
     * Checks one item.
     *
     * @param item a {@code NotificationRequestItem}
     * @param keys hexadecimal keys that may have signed (two during a rotation); what is no key matches nothing
     */
    public static SignatureCheck check(JsonNode item, List<String> keys) {
        byte[] signature = Json.text(item, "/additionalData/hmacSignature")
                .map(AdyenHmac::unbase64)
                .orElse(null);
        if (signature == null) {
            return SignatureCheck.MISSING;
        }
        boolean found = false;
        for (String key : keys) {
            byte[] bytes = Hmac.unhex(key == null ? "" : key);
            found |= bytes.length > 0 && MessageDigest.isEqual(hmac(signed(item), bytes), signature);
        }
        return found ? SignatureCheck.VALID : SignatureCheck.WRONG;
    }

    /** What is signed of an item: eight fields joined by colons as they stand, nothing escaped, what is missing empty. */
    static String signed(JsonNode item) {
        return SIGNED.stream()
                .map(item::at)
                .map(field -> field.isValueNode() && !field.isNull() ? field.asText() : "")
                .collect(Collectors.joining(":"));
    }

    /**
     * The signature of this text.
     *
     * @param key hexadecimal, upper or lower case
     * @throws IllegalArgumentException when the key is no hexadecimal text
     */
    public static String sign(String text, String key) {
        byte[] bytes = Hmac.unhex(key);
        if (bytes.length == 0) {
            throw new IllegalArgumentException("Adyen's HMAC key is hexadecimal text");
        }
        return Base64.getEncoder().encodeToString(hmac(text, bytes));
    }

    private static byte[] hmac(String text, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(Hmac.utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Empty, which matches nothing, when it is no Base64. */
    private static byte[] unbase64(String text) {
        return text.matches("[A-Za-z0-9+/]{43}=") ? Base64.getDecoder().decode(text) : new byte[0];
    }
}
