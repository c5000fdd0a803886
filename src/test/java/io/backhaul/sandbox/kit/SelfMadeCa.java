package io.backhaul.sandbox.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/** A certificate authority that nobody else trusts: X.509 written byte by byte, since Java only reads it. */
public final class SelfMadeCa {

    private static final byte[] ECDSA_SHA256 = hex("300a06082a8648ce3d040302");
    private static final byte[] IS_A_CA = hex("300f0603551d130101ff040530030101ff");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SelfMadeCa(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new one, good for forty years. */
    public static SelfMadeCa create(String name) {
        KeyPair pair = keys("EC", 256);
        Instant now = Instant.now();
        X509Certificate own = signed(
                pair.getPrivate(),
                new X500Principal(name),
                new X500Principal(name),
                pair.getPublic(),
                now.minus(Duration.ofDays(3650)),
                now.plus(Duration.ofDays(14600)),
                true);
        return new SelfMadeCa(pair.getPrivate(), own);
    }

    /** Takes up an earlier one by what {@link #key()} and {@link #pem} gave. */
    public static SelfMadeCa of(String key, String pem) {
        try {
            PKCS8EncodedKeySpec spec =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key));
            return new SelfMadeCa(KeyFactory.getInstance("EC").generatePrivate(spec), certificate(pem));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its private key as text. */
    public String key() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for that key. */
    public X509Certificate issue(String name, PublicKey of, Instant from, Instant until) {
        return issue(name, of, from, until, false);
    }

    /** A certificate with which its holder may issue others. */
    public SelfMadeCa between(String name) {
        KeyPair pair = keys("EC", 256);
        Instant now = Instant.now();
        X509Certificate own =
                issue(name, pair.getPublic(), now.minus(Duration.ofDays(3650)), now.plus(Duration.ofDays(3650)), true);
        return new SelfMadeCa(pair.getPrivate(), own);
    }

    private X509Certificate issue(String name, PublicKey of, Instant from, Instant until, boolean ca) {
        return signed(key, certificate.getSubjectX500Principal(), new X500Principal(name), of, from, until, ca);
    }

    /** A new pair of keys. */
    public static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a PEM file holds it. */
    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads {@link #pem}. */
    public static X509Certificate certificate(String pem) {
        return parsed(pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static X509Certificate parsed(byte[] file) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate signed(
            PrivateKey signer,
            X500Principal issuer,
            X500Principal subject,
            PublicKey key,
            Instant from,
            Instant until,
            boolean ca) {
        byte[] content = part(
                0x30,
                hex("a003020102"),
                part(
                        2,
                        new BigInteger(64, new SecureRandom())
                                .add(BigInteger.ONE)
                                .toByteArray()),
                ECDSA_SHA256,
                issuer.getEncoded(),
                part(0x30, time(from), time(until)),
                subject.getEncoded(),
                key.getEncoded(),
                ca ? part(0xa3, part(0x30, IS_A_CA)) : new byte[0]);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signer);
            signature.update(content);
            return parsed(part(0x30, content, ECDSA_SHA256, part(3, new byte[1], signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] time(Instant time) {
        return part(0x18, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** One element of DER: tag, length, content. */
    private static byte[] part(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] c : contents) {
            content.writeBytes(c);
        }
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.write(tag);
        int length = content.size();
        if (length < 128) {
            part.write(length);
        } else if (length < 256) {
            part.writeBytes(new byte[] {(byte) 0x81, (byte) length});
        } else {
            part.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
        }
        part.writeBytes(content.toByteArray());
        return part.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
