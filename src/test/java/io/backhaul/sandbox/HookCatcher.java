package io.backhaul.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where the hub would: takes every webhook and remembers it. */
final class HookCatcher implements AutoCloseable {

    /** A webhook as it came in; header names without regard to case. */
    record Hook(String path, Map<String, String> headers, String body) {}

    final List<Hook> hooks = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    private final HttpServer server;

    HookCatcher() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            hooks.add(new Hook(exchange.getRequestURI().getPath(), headers, body));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 202, -1);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Hook> withTopic(String topic) {
        return hooks.stream()
                .filter(hook -> topic.equals(hook.headers().get("X-Shopify-Topic")))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
