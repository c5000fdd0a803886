package io.backhaul.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A signature header of the form {@code t=<epoch s>,v1=<hex>[,v1=<hex>]}, where v1 = HMAC-SHA256(secret, t + "." + body).
 *
 * <p>Any v1 may match (two during a rotation), other schemes are passed over, and the time may be off by five minutes to
 * either side: the gateway's own library forgets the future side and takes a header dated a year ahead (payment facts 1.6).
 */
public final class TimestampedSignature {

    /** Furthest distance between the signed time and ours. */
    public static final Duration TOLERANCE = Duration.ofSeconds(300);

    private TimestampedSignature() {}

    /** Checks the header's value; a value of another form is {@link SignatureCheck#WRONG}. */
    public static SignatureCheck check(String header, byte[] body, List<String> secrets, Instant now) {
        String time = "";
        List<byte[]> signatures = new ArrayList<>();
        for (String element : header.split(",")) {
            String[] pair = element.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                time = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1")) {
                signatures.add(Hmac.unhex(pair[1]));
            }
        }
        if (!isNear(time, now)) {
            return SignatureCheck.WRONG;
        }
        byte[] prefix = Hmac.utf8(time + ".");
        boolean valid = signatures.stream().anyMatch(s -> Hmac.matches(s, secrets, prefix, body));
        return valid ? SignatureCheck.VALID : SignatureCheck.WRONG;
    }

    /** The header a sender writes. */
    public static String sign(String secret, byte[] body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1=" + Hmac.hex(Hmac.sha256(secret, Hmac.utf8(time + "."), body));
    }

    private static boolean isNear(String time, Instant now) {
        if (!time.matches("\\d{1,11}")) {
            return false;
        }
        long distance = Math.abs(now.getEpochSecond() - Long.parseLong(time));
        return distance <= TOLERANCE.toSeconds();
    }
}
