package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class StorePagesTest {

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void theApiShowsWhatIsMissing() {
        var stores = browser.json("/api/stores").path("items");
        assertThat(stores).hasSize(2);
        assertThat(stores.at("/0/missingScopes/0/scope").asText()).isEqualTo("read_all_orders");
        assertThat(stores.at("/0/missingTopics/0").asText()).isEqualTo("returns/request");
        assertThat(browser.post("/api/stores/nobody/connect", "").statusCode()).isEqualTo(404);
        assertThat(browser.api("/api/stores/demo-eu/returns").statusCode()).isEqualTo(400);
        assertThat(browser.post("/api/stores/demo-eu/token", "{}").statusCode()).isEqualTo(400);
        assertThat(browser.post("/api/stores/demo-eu/token", "{\"sessionToken\":\"good\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePageConnectsAStoreAndSaysWhatIsMissing() {
        browser.login("demo", "demo");
        assertThat(browser.page("/stores").body())
                .contains("read_all_orders", "no returns/request", "https://hub.example/hooks/shopify/demo")
                .contains("Something is missing", "BACKHAUL_PUBLIC_URL", "/stores");
        HttpResponse<String> connected = browser.form("/stores", "/stores/demo-eu/connect", Map.of());
        assertThat(connected.statusCode()).isEqualTo(302);
        assertThat(browser.page("/stores").body()).contains("The credentials open the shop.", "Scope x is missing.");
    }

    @Test
    void returnsAreShownAsTextAndNothingElse() {
        browser.login("demo", "demo");
        String page = browser.form("/stores", "/stores/demo/returns", Map.of()).body();
        assertThat(page).contains("gid://shopify/Return/1", "&lt;b&gt;x").doesNotContain("<b>x</b>");
        assertThat(browser.form("/stores", "/stores/demo-eu/returns", Map.of()).body())
                .contains("cannot be read: HTTP 401");
    }

    @Test
    void anotherStoreIsSomeLinesToAdd() {
        browser.login("demo", "demo");
        assertThat(browser.form("/stores", "/stores", Map.of("shop", "new-shop", "login", "token"))
                        .body())
                .contains("- code: new-shop");
        assertThat(browser.form("/stores", "/stores", Map.of("shop", "http://x", "login", "token"))
                        .body())
                .contains("is no shop");
        HttpResponse<String> refused = browser.form("/stores", "/stores/demo-eu/token", Map.of("sessionToken", "bad"));
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(browser.page("/stores").body())
                .contains("invalid_subject_token")
                .doesNotContain(">bad<");
    }

    @Test
    void withoutTheFormsTokenNothingIsConnected() {
        browser.login("demo", "demo");
        HttpResponse<String> forged = browser.send(browser.request("/stores/demo-eu/connect")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(new Browser(port).page("/stores").statusCode()).isEqualTo(302);
    }
}
