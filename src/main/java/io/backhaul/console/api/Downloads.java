package io.backhaul.console.api;

import io.backhaul.console.Originals.Original;
import io.backhaul.finance.FeedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files for download. What strangers sent is never served as something a browser would run. */
public final class Downloads {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private Downloads() {}

    /** Original bytes, opaque. */
    public static ResponseEntity<byte[]> original(UUID receiptId, Original original) {
        String said =
                original.contentType() == null ? "" : original.contentType().replaceAll("[^\\x20-\\x7E]", "?");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(receiptId + ".original"))
                .header("X-Original-Content-Type", said)
                .body(original.bytes());
    }

    /** A released finance file: the same bytes every time. */
    public static ResponseEntity<byte[]> feed(FeedFile file) {
        return csv(file.name(), file.content());
    }

    /** A table as CSV. */
    public static ResponseEntity<byte[]> csv(String name, String content) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What is kept of a customer. */
    static ResponseEntity<byte[]> json(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(content);
    }

    /** Several files in one. */
    public static ResponseEntity<byte[]> zip(String name, Map<String, byte[]> files) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(all)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(all.toByteArray());
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
