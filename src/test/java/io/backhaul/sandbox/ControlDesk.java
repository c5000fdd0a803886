package io.backhaul.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls the sandbox over HTTP, as a script or a person would. */
public final class ControlDesk {

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param base where the partners listen */
    public ControlDesk(URI base) {
        this.base = base;
    }

    public JsonNode get(String path) {
        return expect(200, send("GET", path, new byte[0]));
    }

    public JsonNode post(String path, Object body) {
        return expect(200, send("POST", path, Json.bytes(body)));
    }

    public JsonNode delete(String path) {
        return expect(200, send("DELETE", path, new byte[0]));
    }

    JsonNode refused(String path, Object body, int status) {
        return expect(status, send("POST", path, Json.bytes(body)));
    }

    JsonNode raw(String method, String path, String body) {
        return expect(200, send(method, path, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The whole list, page after page. */
    public List<JsonNode> items(String path) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = get(next.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + "cursor=" + next);
            page.get("items").forEach(all::add);
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        return all;
    }

    JsonNode graphQl(String store, String query, Map<String, Object> variables) {
        HttpRequest request = HttpRequest.newBuilder(
                        base.resolve("/shopify/" + store + "/admin/api/2026-07/graphql.json"))
                .header("X-Shopify-Access-Token", "sandbox-token")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        Json.bytes(Map.of("query", query, "variables", variables))))
                .build();
        return expect(200, answer(request));
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body) {
        return answer(HttpRequest.newBuilder(base.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode expect(int status, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != status) {
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            throw new IllegalStateException(answer.request().uri() + " -> " + answer.statusCode() + ": " + text);
        }
        return Json.read(answer.body(), JsonNode.class);
    }
}
