package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ConsoleSecurityTest {

    @LocalServerPort
    int port;

    @Autowired
    RecordedOperations operations;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cases",
                "/api/feeds",
                "/actuator/prometheus",
                "/actuator/env",
                "/sandbox/clock",
                "/v3/api-docs"
            })
    void programsMustLogIn(String path) {
        assertThat(browser.send(browser.request(path)).statusCode()).isEqualTo(401);
    }

    @Test
    void aRefusalIsJsonForPrograms() {
        HttpResponse<String> refused = browser.send(browser.request("/api/cases"));
        assertThat(Browser.json(refused).path("error").asText()).isEqualTo("unauthorized");
        assertThat(Browser.json(refused).path("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/messages", "/review", "/finance", "/suppliers", "/nothing-here"})
    void peopleAreSentToTheLoginPage(String path) {
        HttpResponse<String> answer = browser.page(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void healthIsOpenAndPrometheusOpensWithAPassword() {
        assertThat(browser.send(browser.request("/actuator/health")).statusCode())
                .isEqualTo(200);
        assertThat(browser.api("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(browser.api("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void webhooksComeThroughWithoutLoginOrToken() {
        HttpResponse<String> answer =
                browser.send(browser.request("/hooks/shopify/demo").POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).as("nobody listens there in this test").isEqualTo(404);
    }

    @Test
    void aSessionDoesNotOpenTheApi() {
        browser.login("demo", "demo");
        assertThat(browser.page("/").statusCode()).isEqualTo(200);
        assertThat(browser.send(browser.request("/api/cases")).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherSiteCannotUseARememberedPassword() {
        HttpResponse<String> answer = browser.send(browser.authorized("/api/feeds")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        browser.login("demo", "demo");
        HttpResponse<String> answer = browser.send(
                browser.request("/finance/export").header("Accept", "text/html").POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    /** The rest of the file never comes: whoever wants to read it waits longer than this test does. */
    @ParameterizedTest
    @CsvSource({
        "POST /bench, '', 401",
        "POST /login, '', 401",
        "GET /review, '', 401",
        "POST /bench, 'Accept: text/html', 302",
        "POST /bench, 'Authorization: Basic bm9ib2R5OmtleQ==', 401",
        "POST /api/bench, '', 401",
        "POST /api/bench, 'Authorization: Basic bm9ib2R5OmtleQ==', 401"
    })
    void filesOfStrangersAreRefusedUnread(String request, String header, int status) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n"
                                    + "Content-Type: Multipart/form-data; boundary=x\r\n"
                                    + (header.isEmpty() ? "" : header + "\r\n")
                                    + "\r\n--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\nbegun")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void aWrongPasswordStaysOutside() {
        HttpResponse<String> answer = browser.login("demo", "wrong");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
    }

    @Test
    void theSessionCookieIsLaxAndHttpOnly() {
        HttpResponse<String> answer = browser.login("demo", "demo");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void pagesForbidForeignAndInlineScripts() {
        String policy = browser.page("/login")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe");
    }

    @Test
    void anExpiredSessionMakesTheLivePartReloadThePage() {
        HttpResponse<String> answer = browser.send(browser.request("/").header("HX-Request", "true"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).contains("true");
    }

    @Test
    void theAssetsThatPagesNameAreServed() {
        String login = browser.page("/login").body();
        java.util.regex.Matcher asset = java.util.regex.Pattern.compile("(?:href|src)=\"(/(?:webjars|assets)/[^\"]+)\"")
                .matcher(login);
        int found = 0;
        while (asset.find()) {
            found++;
            assertThat(browser.page(asset.group(1)).statusCode())
                    .as(asset.group(1))
                    .isEqualTo(200);
        }
        assertThat(found).isGreaterThanOrEqualTo(4);
        assertThat(login)
                .doesNotContain("<style")
                .doesNotContain("style=\"")
                .doesNotContainPattern("<script(?! [^>]*src=)");
    }

    @Test
    void aFormThatIsNotUnderstoodSaysSo() {
        browser.login("demo", "demo");
        HttpResponse<String> answer = browser.form("/finance", "/review/not-an-id/resolve", Map.of("note", "x"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception").contains("Back to the returns");
        assertThat(operations.resolutions).isEmpty();
    }
}
