package io.backhaul.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/** A key that signs mails as a supplier's server does, and the record under which it is published. */
public record DkimPair(KeyPair keys) {

    /** What a careful signer covers. */
    public static final String ALL = "from:to:subject:message-id:date:content-type";

    public static DkimPair ofBits(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new DkimPair(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param more tags before the key, for example {@code t=y; } */
    public String record(String more) {
        return "v=DKIM1; k=rsa; " + more + "p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** The mail with a signature on top. */
    public String signed(String raw, String domain, String selector, String headers, String more) {
        String template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector + "; h=" + headers
                + "; " + more + "bh=; b=;";
        try {
            DKIMSigner signer = new DKIMSigner(template, keys.getPrivate());
            return signer.sign(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))) + "\r\n" + raw;
        } catch (IOException | FailException e) {
            throw new IllegalStateException(e);
        }
    }
}
