package io.backhaul.sandbox.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loopback HTTP server behind which all simulated partners and the control desk stand. */
public final class PartnerServer implements AutoCloseable {

    /** Serves the calls of one route. */
    @FunctionalInterface
    public interface Desk {
        /** @return what to send back; a {@link Refusal} becomes an error answer */
        Answer serve(Call call) throws Exception;
    }

    private record Route(String method, Pattern path, List<String> names, Desk desk) {}

    private static final Logger LOG = LoggerFactory.getLogger(PartnerServer.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor();
    private final List<Route> routes = new ArrayList<>();

    /** @param port 0 = any free port */
    public PartnerServer(int port) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        server.setExecutor(workers);
        server.createContext("/", this::accept);
    }

    /**
     * Adds a route; the first that matches serves.
     *
     * @param path may hold placeholders, {@code /orders/{id}}
     */
    public PartnerServer on(String method, String path, Desk desk) {
        List<String> names =
                PLACEHOLDER.matcher(path).results().map(m -> m.group(1)).toList();
        Pattern pattern = Pattern.compile(PLACEHOLDER.matcher(path).replaceAll("([^/]+)"));
        routes.add(new Route(method, pattern, names, desk));
        return this;
    }

    /** Serves from now on. */
    public void start() {
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Where it is reached. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private void accept(HttpExchange exchange) throws IOException {
        Answer answer = answer(exchange);
        if (answer.delay().isZero()) {
            send(exchange, answer);
        } else {
            late.schedule(
                    () -> workers.execute(() -> send(exchange, answer)),
                    answer.delay().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            return serve(exchange, body);
        } catch (Refusal e) {
            return Answer.error(e.status(), e.getMessage());
        } catch (Exception e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            return Answer.error(500, "the sandbox itself failed: " + e);
        }
    }

    private Answer serve(HttpExchange exchange, byte[] body) throws Exception {
        String path = exchange.getRequestURI().getPath();
        boolean known = false;
        for (Route route : routes) {
            Matcher match = route.path().matcher(path);
            if (match.matches()) {
                known = true;
                if (route.method().equals(exchange.getRequestMethod())) {
                    return route.desk().serve(call(exchange, path, body, names(route, match)));
                }
            }
        }
        throw new Refusal(known ? 405 : 404, "no " + exchange.getRequestMethod() + " " + path + " in the sandbox");
    }

    private static Map<String, String> names(Route route, Matcher match) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < route.names().size(); i++) {
            names.put(route.names().get(i), match.group(i + 1));
        }
        return names;
    }

    private static Call call(HttpExchange exchange, String path, byte[] body, Map<String, String> names) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        Map<String, String> query = Call.parameters(exchange.getRequestURI().getRawQuery());
        return new Call(exchange.getRequestMethod(), path, query, headers, body, names);
    }

    private static void send(HttpExchange exchange, Answer answer) {
        try (exchange) {
            if (answer.hangUp()) {
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (IOException e) {
            LOG.debug("the caller has left before the answer: {}", e.toString());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        late.shutdownNow();
        workers.shutdownNow();
    }
}
