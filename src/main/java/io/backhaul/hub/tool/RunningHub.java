package io.backhaul.hub.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.console.Refused;
import io.backhaul.partner.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.core.env.Environment;

/** The hub that runs now, asked over HTTP with the console's login from the environment. */
record RunningHub(String url, String login) {

    static RunningHub of(Environment asked) {
        return new RunningHub(
                asked.getProperty("url", "http://localhost:" + asked.getProperty("server.port", "8080")),
                asked.getProperty("backhaul.console.user", "") + ":"
                        + asked.getProperty("backhaul.console.password", ""));
    }

    /** @throws Refused when there is no hub, or it says no */
    JsonNode call(String method, String path, byte[] content) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofMinutes(5))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        HttpResponse<byte[]> answer;
        try {
            answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Refused("There is no hub at " + url + ": start it, or name it with --url.", e);
        }
        JsonNode body = Json.read(answer.body()).orElse(null);
        if (answer.statusCode() != 200 || body == null) {
            String why = answer.statusCode() == 401
                    ? "BACKHAUL_CONSOLE_USER and BACKHAUL_CONSOLE_PASSWORD are not those of its console"
                    : body == null ? "no answer to read" : body.path("detail").asText();
            throw new Refused("The hub at " + url + " says " + answer.statusCode() + ": " + why);
        }
        return body;
    }
}
