package io.backhaul.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.in.CertificateFetch;
import io.backhaul.hub.in.CertificateSource;
import io.backhaul.partner.paypal.CertificateChain;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The control desk on the hub's own port: hands {@code /sandbox/**} on to the partners byte for byte, wherever they run.
 * Only the clock is the hub's own. Imported by the sandbox's main class, never scanned.
 */
@Configuration(proxyBeanMethods = false)
class SandboxEndpoints {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Bean
    RouterFunction<ServerResponse> controlDesk(@Value("${BACKHAUL_SANDBOX_URL}") URI partners) {
        return RouterFunctions.route(
                RequestPredicates.path("/sandbox/**")
                        .and(RequestPredicates.path("/sandbox/clock").negate()),
                request -> forward(request, partners));
    }

    /** Business time of the whole hub; leases, back-off and token expiry use real time. */
    @Bean
    @Primary
    MovableClock movableClock(@Value("${backhaul.data}") Path data) throws IOException {
        return new MovableClock(Files.createDirectories(data));
    }

    /** Certificates named at PayPal's hosts are those of the simulated PayPal. */
    @Bean
    @Primary
    CertificateSource sandboxCertificates(@Value("${BACKHAUL_SANDBOX_URL}") URI partners) {
        CertificateFetch fetch = new CertificateFetch();
        return address -> fetch.fetch(partners.resolve("/paypal" + address.getPath()));
    }

    /** The simulated PayPal's own authority, and nobody else, is trusted. */
    @Bean
    @Primary
    CertificateChain sandboxChain(@Value("${SANDBOX_PAYPAL_CA}") String authority) {
        return new CertificateChain(CertificateChain.read(authority.getBytes(StandardCharsets.US_ASCII)), List.of());
    }

    @Bean
    RouterFunction<ServerResponse> clockDesk(MovableClock clock) {
        return RouterFunctions.route()
                .GET("/sandbox/clock", request -> now(clock))
                .POST("/sandbox/clock", request -> {
                    clock.advance(Duration.parse(
                            request.body(JsonNode.class).required("advance").asText()));
                    return now(clock);
                })
                .build();
    }

    private static ServerResponse now(MovableClock clock) {
        return ServerResponse.ok().body(Map.of("now", clock.instant().toString()));
    }

    private ServerResponse forward(ServerRequest request, URI partners) throws IOException, InterruptedException {
        HttpServletRequest servlet = request.servletRequest();
        String query = servlet.getQueryString() == null ? "" : "?" + servlet.getQueryString();
        byte[] body = servlet.getInputStream().readAllBytes();
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(partners + servlet.getRequestURI() + query))
                .timeout(Duration.ofSeconds(30))
                .method(servlet.getMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        if (servlet.getContentType() != null) {
            call.setHeader("Content-Type", servlet.getContentType());
        }
        HttpResponse<byte[]> answer = client.send(call.build(), HttpResponse.BodyHandlers.ofByteArray());
        ServerResponse.BodyBuilder response = ServerResponse.status(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(type -> response.header("Content-Type", type));
        return response.build((servletRequest, servletResponse) -> {
            servletResponse.getOutputStream().write(answer.body());
            return null;
        });
    }
}
