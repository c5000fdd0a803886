package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceLinksTest {

    private static final List<String> HOSTS = List.of("cdn.shopify.com", "localhost:8080", "127.0.0.1");

    @Test
    void findsAllowedLinksOnceInTheirOrder() {
        String note = "Broken, see (https://cdn.shopify.com/s/files/a.jpg), https://CDN.shopify.com/b.jpg?v=1&w=2."
                + " Again: https://cdn.shopify.com/s/files/a.jpg!";
        assertThat(EvidenceLinks.in(note, HOSTS))
                .containsExactly(
                        URI.create("https://cdn.shopify.com/s/files/a.jpg"),
                        URI.create("https://CDN.shopify.com/b.jpg?v=1&w=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/photos/1.jpg",
                "http://127.0.0.1:9999/1.jpg",
                "https://localhost:8080/1.jpg"
            })
    void takesPlainHttpFromThisMachineOnly(String link) {
        assertThat(EvidenceLinks.in(link, HOSTS)).containsExactly(URI.create(link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.shopify.com/a.jpg",
                "https://evil.example/a.jpg",
                "https://cdn.shopify.com.evil.example/a.jpg",
                "https://evil.example/cdn.shopify.com/a.jpg",
                "https://cdn.shopify.com@evil.example/a.jpg",
                "https://me:secret@cdn.shopify.com/a.jpg",
                "https://cdn.shopify.com:8443/a.jpg",
                "http://localhost:8081/a.jpg",
                "http://[::1]/a.jpg",
                "http://169.254.169.254/latest/meta-data",
                "ftp://cdn.shopify.com/a.jpg",
                "https://cdn.shopify.com%2eevil.example/a.jpg",
                "does not switch on"
            })
    void leavesEverythingElseAlone(String note) {
        assertThat(EvidenceLinks.in(note, HOSTS)).isEmpty();
    }

    @Test
    void readsNothingFromNoNote() {
        assertThat(EvidenceLinks.in(null, HOSTS)).isEmpty();
    }
}
