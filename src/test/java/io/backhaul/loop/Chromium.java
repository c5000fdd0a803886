package io.backhaul.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** One page of a real Chromium, driven by its DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final String session;

    private Chromium(Process process, Path profile) throws IOException {
        this.process = process;
        this.profile = profile;
        Path port = profile.resolve("DevToolsActivePort");
        Awaitility.await("Chromium starts")
                .atMost(PATIENCE)
                .until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        List<String> address = Files.readAllLines(port);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + address.get(0) + address.get(1)), new Answers())
                .join();
        String target = call(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        session = call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        call("Page.enable", Map.of());
    }

    static Chromium start() throws IOException {
        Path profile = Files.createTempDirectory("chromium");
        String program = System.getProperty("chromium", "/usr/bin/chromium");
        Process process = new ProcessBuilder(
                        program,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        return new Chromium(process, profile);
    }

    /** Collects the pieces of each answer. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message =
                        Json.read(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class);
                text.setLength(0);
                if (message.has("id")) {
                    answers.remove(message.get("id").asInt()).complete(message);
                }
            }
            from.request(1);
            return null;
        }
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        return call(session, method, parameters);
    }

    private JsonNode call(String within, String method, Map<String, Object> parameters) {
        int number = numbers.incrementAndGet();
        Map<String, Object> message = new HashMap<>(Map.of("id", number, "method", method, "params", parameters));
        if (within != null) {
            message.put("sessionId", within);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(number, answer);
        socket.sendText(new String(Json.bytes(message), java.nio.charset.StandardCharsets.UTF_8), true)
                .join();
        try {
            JsonNode got = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (got.has("error")) {
                throw new IllegalStateException(method + ": " + got.get("error"));
            }
            return got.get("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method, e);
        }
    }

    /** Evaluates an expression in the page. */
    JsonNode ask(String expression) {
        JsonNode result = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Does something that leads to another page, and waits until that is there. */
    private void leaves(Runnable doing) {
        ask("window.left = false");
        doing.run();
        Awaitility.await("the next page")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ask("window.left === undefined && document.readyState === 'complete'")
                        .asBoolean());
    }

    void open(URI address) {
        leaves(() -> call("Page.navigate", Map.of("url", address.toString())));
    }

    /** Clicks what this CSS selector finds first, which leads to another page. */
    void click(String selector) {
        leaves(() -> ask("document.querySelector(" + quoted(selector) + ").click()"));
    }

    void type(String selector, String text) {
        ask("document.querySelector(" + quoted(selector) + ").value = " + quoted(text));
    }

    void choose(String selector, List<Path> files) {
        int document = call("DOM.getDocument", Map.of()).at("/root/nodeId").asInt();
        int input = call("DOM.querySelector", Map.of("nodeId", document, "selector", selector))
                .get("nodeId")
                .asInt();
        call(
                "DOM.setFileInputFiles",
                Map.of(
                        "nodeId",
                        input,
                        "files",
                        files.stream().map(f -> f.toAbsolutePath().toString()).toList()));
    }

    /** Everything a person can read on the page. */
    String text() {
        return ask("document.body.innerText").asText();
    }

    /** Takes pictures on a phone and a desk, light and dark; answers whether one of them scrolls sideways. */
    boolean picture(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        boolean scrolls = false;
        for (int width : new int[] {390, 1280}) {
            call(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
            for (String theme : List.of("light", "dark")) {
                call(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
                ask("document.documentElement.setAttribute('data-bs-theme', '" + theme + "')");
                scrolls |= ask("document.documentElement.scrollWidth > document.documentElement.clientWidth")
                        .asBoolean();
                JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
                byte[] png = Base64.getDecoder().decode(shot.get("data").asText());
                Files.write(directory.resolve(name + "-" + width + "-" + theme + ".png"), png);
            }
        }
        return scrolls;
    }

    private static String quoted(String text) {
        return new String(Json.bytes(text), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            FileSystemUtils.deleteRecursively(profile);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
