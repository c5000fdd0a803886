package io.backhaul.hub.in;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a small file while a webhook waits: no redirects (a checked address must not lead elsewhere), few bytes, few seconds.
 * No credentials go along, and no message of ours: that is why no route carries it.
 */
public final class CertificateFetch implements CertificateSource {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    @Override
    public byte[] fetch(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        CompletableFuture<byte[]> file =
                client.sendAsync(request, BodyHandlers.ofInputStream()).thenApply(CertificateFetch::read);
        try {
            return file.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no certificate from " + address + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            file.cancel(true);
        }
    }

    private static byte[] read(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP " + answer.statusCode());
            }
            byte[] file = body.readNBytes(MOST_BYTES + 1);
            if (file.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
