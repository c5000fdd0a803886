package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.paypal.CertificateChain;
import io.backhaul.partner.paypal.PayPalCertificates.Unreachable;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.SelfMadeCa;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FetchedCertificatesTest {

    private static final Instant NOW = Instant.now();
    private static final URI ADDRESS = URI.create("https://api.paypal.com/certs/1");
    private static final SelfMadeCa AUTHORITY = SelfMadeCa.create("CN=Test authority");
    private static final CertificateChain CHAIN = new CertificateChain(List.of(AUTHORITY.certificate()), List.of());

    private final AtomicInteger fetched = new AtomicInteger();

    private static byte[] file(String name) {
        X509Certificate certificate = AUTHORITY.issue(
                name,
                SelfMadeCa.keys("RSA", 2048).getPublic(),
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(1)));
        return Hmac.utf8(SelfMadeCa.pem(certificate));
    }

    private FetchedCertificates certificates(byte[] file) {
        return new FetchedCertificates(
                address -> {
                    fetched.incrementAndGet();
                    return file;
                },
                CHAIN);
    }

    @Test
    void aTrustedOneIsFetchedOnceAndJudgedEveryTime() throws Exception {
        FetchedCertificates certificates = certificates(file("CN=messageverificationcerts.paypal.com"));
        assertThat(certificates.trusted(ADDRESS, NOW)).isPresent();
        assertThat(certificates.trusted(ADDRESS, NOW)).isPresent();
        assertThat(certificates.trusted(ADDRESS, NOW.plus(Duration.ofDays(2))))
                .as("it has expired meanwhile")
                .isEmpty();
        assertThat(fetched).hasValue(1);
    }

    @Test
    void anotherOneIsNotKept() throws Exception {
        FetchedCertificates certificates = certificates(file("CN=www.paypal.com"));
        assertThat(certificates.trusted(ADDRESS, NOW)).isEmpty();
        assertThat(certificates.trusted(ADDRESS, NOW)).isEmpty();
        assertThat(fetched).hasValue(2);
    }

    @Test
    void whatCannotBeFetchedIsNotHeldAgainstTheSender() {
        FetchedCertificates certificates = new FetchedCertificates(
                address -> {
                    throw new IOException("HTTP 503");
                },
                CHAIN);
        assertThatThrownBy(() -> certificates.trusted(ADDRESS, NOW))
                .isInstanceOf(Unreachable.class)
                .hasMessage("HTTP 503");
    }

    @Test
    void oneIsFetchedAtATime() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        byte[] file = file("CN=messageverificationcerts.paypal.com");
        FetchedCertificates certificates = new FetchedCertificates(
                address -> {
                    began.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return file;
                },
                CHAIN);
        Thread first = new Thread(() -> {
            try {
                certificates.trusted(ADDRESS, NOW);
            } catch (Unreachable e) {
                throw new IllegalStateException(e);
            }
        });
        first.start();
        began.await();
        assertThatThrownBy(() -> certificates.trusted(URI.create("https://paypal.com/other"), NOW))
                .isInstanceOf(Unreachable.class);
        go.countDown();
        first.join();
        assertThat(certificates.trusted(ADDRESS, NOW)).isPresent();
    }

    @Test
    void aFetchFollowsNoRedirectAndReadsNoMoreThanACertificateNeeds() throws IOException {
        try (PartnerServer server = new PartnerServer(0)) {
            server.on("GET", "/good", call -> Answer.text(200, "text/plain", "certificate"));
            server.on(
                    "GET",
                    "/moved",
                    call -> Answer.text(302, "text/plain", "").with("Location", server.base() + "/good"));
            server.on("GET", "/large", call -> Answer.bytes(200, "text/plain", new byte[64 * 1024 + 1]));
            server.on("GET", "/away", call -> Answer.hangUp(Duration.ZERO));
            server.start();
            CertificateFetch fetch = new CertificateFetch();

            assertThat(fetch.fetch(server.base().resolve("/good"))).isEqualTo(Hmac.utf8("certificate"));
            for (String path : List.of("/moved", "/large", "/away", "/none")) {
                assertThatThrownBy(() -> fetch.fetch(server.base().resolve(path)))
                        .as(path)
                        .isInstanceOf(IOException.class);
            }
        }
    }
}
