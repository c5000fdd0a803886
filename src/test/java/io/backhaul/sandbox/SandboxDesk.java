package io.backhaul.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the sandbox over HTTP, as a test or a person would. */
final class SandboxDesk {

    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    SandboxDesk(SandboxPartners partners) {
        this.base = URI.create(partners.settings().get("BACKHAUL_SANDBOX_URL"));
    }

    JsonNode get(String path) {
        return json(HttpRequest.newBuilder(base.resolve(path)), 200);
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, Json.bytes(body), 200);
    }

    JsonNode refused(String path, Object body, int status) {
        return send("POST", path, Json.bytes(body), status);
    }

    JsonNode send(String method, String path, byte[] body, int status) {
        return json(
                HttpRequest.newBuilder(base.resolve(path)).method(method, HttpRequest.BodyPublishers.ofByteArray(body)),
                status);
    }

    JsonNode graphQl(String store, String query, Map<String, Object> variables) {
        return json(
                HttpRequest.newBuilder(base.resolve("/shopify/" + store + "/admin/api/2026-07/graphql.json"))
                        .header("X-Shopify-Access-Token", "sandbox-token")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                Json.bytes(Map.of("query", query, "variables", variables)))),
                200);
    }

    private JsonNode json(HttpRequest.Builder request, int status) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != status) {
                throw new AssertionError(answer.statusCode() + ": " + new String(answer.body()));
            }
            return Json.read(answer.body(), JsonNode.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A paid order over 49.90 + 200.00 with a return request on the first line. */
    JsonNode newReturn(String orderName, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "store",
                "demo",
                "orderName",
                orderName,
                "lines",
                List.of(Map.of("sku", "ACME-1", "quantity", 1, "price", "49.90")),
                "alsoOrdered",
                List.of(Map.of("sku", "ACME-KEPT", "quantity", 1, "price", "200.00")),
                "note",
                "does not switch on",
                "photos",
                1));
        wish.putAll(more);
        return post("/sandbox/shopify/returns", wish);
    }
}
