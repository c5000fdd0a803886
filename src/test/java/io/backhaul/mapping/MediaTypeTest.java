package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Evidence;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MediaTypeTest {

    @Test
    void aFileIsWhatItsBytesSay() {
        assertThat(type("\u00FF\u00D8\u00FF\u00E0..JFIF")).isEqualTo("image/jpeg");
        assertThat(type("\u0089PNG\r\n\u001a\n")).isEqualTo("image/png");
        assertThat(type("RIFF\0\0\0\0WEBP")).isEqualTo("image/webp");
        assertThat(type("\0\0\0\u0018ftypheic")).isEqualTo("image/heic");
        assertThat(type("\0\0\0\u0018ftypisom")).isEqualTo("video/mp4");
        assertThat(type("%PDF-1.7")).isEqualTo("application/pdf");
        assertThat(type("RMA No;Order")).isEqualTo("text/plain");
        assertThat(type("MZ\u0090\0\u0003")).isEqualTo("application/octet-stream");
    }

    @Row("S223")
    @Test
    void picturesAndFilmsAreEvidenceOfTheirKind() {
        assertThat(MediaType.evidenceKind("image/png")).isEqualTo(Evidence.Kind.PHOTO);
        assertThat(MediaType.evidenceKind("video/mp4")).isEqualTo(Evidence.Kind.VIDEO);
        assertThat(MediaType.evidenceKind("application/pdf")).isEqualTo(Evidence.Kind.DOCUMENT);
    }

    private static String type(String latin1) {
        return MediaType.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
