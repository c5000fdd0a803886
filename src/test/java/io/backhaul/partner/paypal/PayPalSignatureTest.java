package io.backhaul.partner.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.sandbox.kit.SelfMadeCa;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PayPal's signature with an authority of our own, and with PayPal's published vector where a copy is at hand. */
class PayPalSignatureTest {

    /** Directory with {@code body.json}, {@code cert.crt}, {@code sig.bin} and {@code msg.txt} of the recorded delivery. */
    private static final String VECTOR = "BACKHAUL_PAYPAL_VECTOR";

    private static final Instant NOW = Instant.now();
    private static final String WEBHOOK = "4JH86294D6297924G";
    private static final String NAME = "CN=messageverificationcerts.paypal.com, O=\"PayPal, Inc.\"";
    private static final byte[] BODY = Hmac.utf8("{\"id\":\"WH-1\",\"summary\":\"für 5,00 €\"}");

    private static final SelfMadeCa AUTHORITY = SelfMadeCa.create("CN=Test authority");
    private static final KeyPair KEYS = SelfMadeCa.keys("RSA", 2048);

    private final List<URI> asked = new ArrayList<>();

    private static X509Certificate certificate(SelfMadeCa by, String name, int fromDays, int untilDays) {
        return by.issue(
                name, KEYS.getPublic(), NOW.plus(Duration.ofDays(fromDays)), NOW.plus(Duration.ofDays(untilDays)));
    }

    private static CertificateChain chain(X509Certificate... between) {
        return new CertificateChain(List.of(AUTHORITY.certificate()), List.of(between));
    }

    private PayPalSignature signature(String webhook, String file) {
        return new PayPalSignature(webhook, (address, now) -> {
            asked.add(address);
            return chain().trusted(Hmac.utf8(file), now);
        });
    }

    private PayPalSignature good() {
        return signature(WEBHOOK, SelfMadeCa.pem(certificate(AUTHORITY, NAME, -1, 1)));
    }

    private static Map<String, String> headers(byte[] body) {
        String id = "071f7d20-1584-11e7-abf0-6b62a8a99ac4";
        String time = "2026-03-30T20:04:05Z";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Paypal-Transmission-Id", id);
        headers.put("paypal-transmission-time", time);
        headers.put("PAYPAL-TRANSMISSION-SIG", sign(PayPalSignature.message(id, time, WEBHOOK, body)));
        headers.put("PAYPAL-CERT-URL", "https://api.paypal.com/v1/notifications/certs/CERT-1");
        headers.put("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        return headers;
    }

    private static Map<String, String> headers(String name, String value) {
        Map<String, String> headers = headers(BODY);
        headers.put(name, value);
        return headers;
    }

    private static String sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignatureCheck check(PayPalSignature signature, Map<String, String> headers, byte[] body) {
        return signature.check(headers, body, List.of(), NOW);
    }

    @Test
    void aDeliveryOfPayPalsIsValidHoweverOld() {
        assertThat(check(good(), headers(BODY), BODY)).isEqualTo(SignatureCheck.VALID);
    }

    @Test
    void theBodyCountsAsItsChecksumInUnsignedDecimals() {
        assertThat(new String(PayPalSignature.message("i", "t", "w", Hmac.utf8("123456789")), StandardCharsets.UTF_8))
                .isEqualTo("i|t|w|3421780262");
    }

    @Test
    void anotherWebhookIdOrAnotherBodyIsRefused() {
        String file = SelfMadeCa.pem(certificate(AUTHORITY, NAME, -1, 1));
        assertThat(check(signature("OTHER", file), headers(BODY), BODY)).isEqualTo(SignatureCheck.WRONG);
        assertThat(check(good(), headers(BODY), Hmac.utf8("{}"))).isEqualTo(SignatureCheck.WRONG);
        assertThat(check(good(), headers("PAYPAL-TRANSMISSION-SIG", "no base64!"), BODY))
                .isEqualTo(SignatureCheck.WRONG);
        assertThat(check(good(), headers("PAYPAL-TRANSMISSION-SIG", "AAAA"), BODY))
                .isEqualTo(SignatureCheck.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.paypal.com/v1/notifications/certs/CERT-1",
                "https://paypal.com.evil.example/CERT-1",
                "https://evil.example/api.paypal.com/CERT-1",
                "https://notpaypal.com/CERT-1",
                "https://api.paypal.com@evil.example/CERT-1",
                "https://api.paypal.com:8443/CERT-1",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/CERT-1",
                "https://paypal.com%2eevil.example/CERT-1",
                "https://api.paypal.com./CERT-1",
                "file:///etc/passwd",
                "//api.paypal.com/CERT-1",
                "no address"
            })
    void aForeignCertificateHostIsRefusedAndNeverAsked(String address) {
        assertThat(check(good(), headers("PAYPAL-CERT-URL", address), BODY)).isEqualTo(SignatureCheck.WRONG);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://paypal.com/CERT-1",
                "https://API.sandbox.PayPal.com:443/CERT-1",
                "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-5f3b9c0d"
            })
    void payPalsOwnHostsAreAsked(String address) {
        assertThat(check(good(), headers("PAYPAL-CERT-URL", address), BODY)).isEqualTo(SignatureCheck.VALID);
        assertThat(asked).containsExactly(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "NONE", "SHA256withECDSA"})
    void anotherAlgorithmIsRefused(String algorithm) {
        assertThat(check(good(), headers("PAYPAL-AUTH-ALGO", algorithm), BODY)).isEqualTo(SignatureCheck.WRONG);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paypal-Transmission-Id",
                "paypal-transmission-time",
                "PAYPAL-TRANSMISSION-SIG",
                "PAYPAL-CERT-URL",
                "PAYPAL-AUTH-ALGO"
            })
    void withoutOneOfTheHeadersItIsNoDeliveryOfPayPals(String name) {
        assertThat(check(good(), headers(name, " "), BODY)).isEqualTo(SignatureCheck.MISSING);
    }

    @Test
    void aCertificateThatCannotBeFetchedDecidesNothing() {
        PayPalSignature away = new PayPalSignature(WEBHOOK, (address, now) -> {
            throw new PayPalCertificates.Unreachable("HTTP 503", null);
        });
        assertThat(check(away, headers(BODY), BODY)).isEqualTo(SignatureCheck.UNDECIDED);
    }

    @Nested
    class TheCertificate {

        private Optional<X509Certificate> trusted(X509Certificate... file) {
            StringBuilder pem = new StringBuilder();
            for (X509Certificate certificate : file) {
                pem.append(SelfMadeCa.pem(certificate));
            }
            return chain().trusted(Hmac.utf8(pem.toString()), NOW);
        }

        @Test
        void isOfATrustedAuthority() {
            SelfMadeCa stranger = SelfMadeCa.create("CN=Test authority");
            assertThat(trusted(certificate(AUTHORITY, NAME, -1, 1))).isPresent();
            assertThat(trusted(certificate(stranger, NAME, -1, 1))).isEmpty();
            assertThat(trusted(certificate(stranger, NAME, -1, 1), stranger.certificate()))
                    .as("a file cannot vouch for itself")
                    .isEmpty();
            assertThat(new CertificateChain(CertificateChain.rootsOfJava(), List.of())
                            .trusted(Hmac.utf8(SelfMadeCa.pem(certificate(AUTHORITY, NAME, -1, 1))), NOW))
                    .as("the roots of this Java do not know our authority")
                    .isEmpty();
        }

        @Test
        void mayBeIssuedByAnAuthorityBetween() {
            SelfMadeCa between = AUTHORITY.between("CN=Between");
            X509Certificate leaf = certificate(between, NAME, -1, 1);
            assertThat(trusted(leaf, between.certificate())).isPresent();
            assertThat(trusted(leaf)).isEmpty();
            assertThat(chain(between.certificate()).trusted(Hmac.utf8(SelfMadeCa.pem(leaf)), NOW))
                    .as("known from the installation's own file")
                    .isPresent();
        }

        @Test
        void isNotIssuedByAnOrdinaryCertificate() {
            X509Certificate ordinary = certificate(AUTHORITY, "CN=shop.example", -1, 1);
            assertThat(ordinary.getBasicConstraints()).isEqualTo(-1);
            SelfMadeCa posing = SelfMadeCa.create("CN=shop.example");
            assertThat(trusted(certificate(posing, NAME, -1, 1), ordinary)).isEmpty();
        }

        @Test
        void isValidAtTheTime() {
            assertThat(trusted(certificate(AUTHORITY, NAME, -10, -1))).isEmpty();
            assertThat(trusted(certificate(AUTHORITY, NAME, 1, 10))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "CN=www.paypal.com",
                    "CN=messageverificationcerts.paypal.com.evil.example",
                    "CN=messageverificationcertsXpaypal.com",
                    "CN=evil.example, O=\"x,CN=messageverificationcerts.paypal.com\"",
                    "O=messageverificationcerts.paypal.com"
                })
        void bearsTheNameOfPayPalsMessageCertificates(String name) {
            assertThat(trusted(certificate(AUTHORITY, name, -1, 1))).isEmpty();
            assertThat(trusted(certificate(AUTHORITY, "CN=messageverificationcerts.sandbox.paypal.com", -1, 1)))
                    .isPresent();
        }

        @Test
        void isACertificate() {
            assertThat(chain().trusted(Hmac.utf8("<html>not found</html>"), NOW))
                    .isEmpty();
            assertThat(chain().trusted(new byte[0], NOW)).isEmpty();
        }
    }

    /** Its chain cannot be built without the authority's certificate, so only signature, webhook id and name are tried. */
    @Test
    void payPalsRecordedDeliveryVerifiesAndAnotherWebhookIdDoesNot() throws IOException {
        String named = System.getProperty(VECTOR, System.getenv(VECTOR));
        Assumptions.assumeTrue(named != null && !named.isBlank(), "no copy of the vector at hand: set " + VECTOR);
        Path vector = Path.of(named);
        String[] message = Files.readString(vector.resolve("msg.txt")).strip().split("\\|");
        X509Certificate recorded = CertificateChain.read(Files.readAllBytes(vector.resolve("cert.crt")))
                .get(0);
        Map<String, String> headers = headers(BODY);
        headers.put("Paypal-Transmission-Id", message[0]);
        headers.put("paypal-transmission-time", message[1]);
        headers.put(
                "PAYPAL-TRANSMISSION-SIG",
                Base64.getEncoder().encodeToString(Files.readAllBytes(vector.resolve("sig.bin"))));
        byte[] body = Files.readAllBytes(vector.resolve("body.json"));

        assertThat(check(new PayPalSignature(message[2], (a, now) -> Optional.of(recorded)), headers, body))
                .isEqualTo(SignatureCheck.VALID);
        assertThat(check(new PayPalSignature("OTHER", (a, now) -> Optional.of(recorded)), headers, body))
                .isEqualTo(SignatureCheck.WRONG);
        assertThat(CertificateChain.isNamed(recorded.getSubjectX500Principal().getName()))
                .isTrue();
    }
}
