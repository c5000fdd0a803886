package io.backhaul.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The hub over HTTP: with the operator's login, or as a stranger who has none. */
final class Api {

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param base where the hub listens */
    Api(URI base) {
        this.base = base;
    }

    /** Where it listens. */
    URI base() {
        return base;
    }

    /** What the hub said. */
    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Without a login, as partners come. */
    Answer stranger(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** With the login; anything but 2xx is an error. */
    byte[] send(String method, String path, String type, byte[] body) {
        Answer answer = stranger(method, path, Map.of("Authorization", LOGIN, "Content-Type", type), body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " -> " + answer.status() + ": " + answer.text());
        }
        return answer.body();
    }

    JsonNode get(String path) {
        return read(bytes(path));
    }

    static JsonNode read(byte[] json) {
        return Json.read(json, JsonNode.class);
    }

    byte[] bytes(String path) {
        return send("GET", path, "application/json", new byte[0]);
    }

    JsonNode post(String path, Object body) {
        return Json.read(send("POST", path, "application/json", Json.bytes(body)), JsonNode.class);
    }

    /** The whole list, page after page: a duplicate on page two is a duplicate. */
    List<JsonNode> items(String path) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            String more = (path.contains("?") ? "&" : "?") + "cursor=" + encoded(next);
            JsonNode page = get(next.isEmpty() ? path : path + more);
            page.get("items").forEach(all::add);
            next = page.path("next").isTextual() ? page.get("next").asText() : null;
        }
        return all;
    }

    /** As part of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
