package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.mapping.Mappings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub's own partner code against the simulated partners: what one writes the other reads, without a hub between them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheSandbox {

    static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    private final AtomicInteger orders = new AtomicInteger();
    HookCatcher hub;
    ControlDesk desk;
    private SandboxPartners partners;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        hub = new HookCatcher();
        partners = SandboxPartners.start(data, hub.url(), 0);
        desk = SomeReturn.desk(partners);
    }

    @AfterAll
    void stop() throws Exception {
        partners.close();
        hub.close();
    }

    /** A return on an order of its own; {@code deliver} tells whether the store says so by webhook. */
    final JsonNode someReturn(boolean deliver, String... skus) {
        List<Map<String, Object>> lines = Arrays.stream(skus)
                .map(sku -> Map.<String, Object>of("sku", sku, "quantity", 1, "price", "49.90"))
                .toList();
        return SomeReturn.on(desk, "#" + orders.incrementAndGet(), Map.of("deliver", deliver, "lines", lines));
    }

    final HttpResponse<byte[]> get(String url, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    final HttpResponse<byte[]> post(String url, Map<String, String> headers, byte[] body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    final String setting(String name) {
        return partners.settings().get(name);
    }

    static Map<String, String> flat(HttpResponse<byte[]> answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }

    static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
