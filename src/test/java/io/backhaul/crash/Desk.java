package io.backhaul.crash;

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

/** Calls the partners' control desk or the hub's API, as somebody outside would. Throws when there is no good answer. */
final class Desk {

    private final URI base;
    private final String login;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param login {@code user:password}; empty where nobody asks */
    Desk(URI base, String login) {
        this.base = base;
        this.login = login;
    }

    URI base() {
        return base;
    }

    JsonNode get(String path) {
        return send("GET", path, new byte[0]);
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, Json.bytes(body));
    }

    JsonNode raw(String method, String path, String body) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The whole list, page after page. */
    List<JsonNode> items(String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(cursor.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor);
            page.get("items").forEach(all::add);
            cursor = URLEncoder.encode(page.path("next").asText(""), StandardCharsets.UTF_8);
            if (page.path("next").isNull()) {
                cursor = "";
            }
        } while (!cursor.isEmpty());
        return all;
    }

    private JsonNode send(String method, String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!login.isEmpty()) {
            String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + " -> " + answer.statusCode());
            }
            return answer.body().length == 0 ? Json.object() : Json.read(answer.body(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
