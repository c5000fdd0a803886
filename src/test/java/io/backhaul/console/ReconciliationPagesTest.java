package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ReconciliationPagesTest {

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    private JsonNode run(String day) {
        return Browser.json(
                browser.post("/api/reconciliations", "{\"gateway\":\"stripe:demo\",\"day\":\"" + day + "\"}"));
    }

    @Test
    @Row("S147")
    void s147_aRunSaysEveryDifferenceInWordsAndFigures() {
        JsonNode made = run("2026-09-20");
        JsonNode run = browser.json("/api/reconciliations/" + made.at("/run/id").asText());
        assertThat(run).isEqualTo(made);
        assertThat(run.at("/run/status").asText()).isEqualTo("DONE");
        assertThat(run.at("/run/day").asText()).isEqualTo("2026-09-20");
        assertThat(run.at("/run/startedBy").asText()).isEqualTo("demo");
        assertThat(run.at("/run/differences").asInt()).isEqualTo(3);
        assertThat(run.path("differences"))
                .extracting(d -> d.get("kind").asText())
                .containsExactly("AT_GATEWAY_ONLY", "STATUS_DIFFERS", "IN_HUB_ONLY");
        assertThat(run.at("/differences/1/gatewayAmount/amount").asText()).isEqualTo("49.90");
        assertThat(run.at("/differences/1/what").asText()).contains("is failed at the gateway");
        assertThat(run.at("/differences/2/gatewayStatus").isNull()).isTrue();
        assertThat(browser.json("/api/reconciliations").at("/items"))
                .anySatisfy(item -> assertThat(item.get("id")).isEqualTo(made.at("/run/id")));
    }

    @Test
    void theFileIsSafeForASpreadsheetAndComesAgainTheSame() {
        String path = "/api/reconciliations/" + run("2026-09-20").at("/run/id").asText() + "/file";
        HttpResponse<String> file = browser.api(path);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", "BACKHAUL_RECONCILIATION_stripe-demo_2026-09-20_");
        assertThat(file.body().lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("run_id,gateway,day,line_no,difference");
        assertThat(file.body())
                .contains("AT_GATEWAY_ONLY", "5.00,USD", "2026-09-20T23:59:59.000Z", "stripe/=cmd|calc")
                .doesNotContain(",=", ",+", ",@");
        assertThat(browser.api(path).body()).isEqualTo(file.body());
        String nothing =
                "/api/reconciliations/" + run("2026-09-21").at("/run/id").asText() + "/file";
        assertThat(browser.api(nothing).body().lines()).hasSize(1);
    }

    @Test
    void aRunThatCouldNotReadIsFailedAndHasNoFile() {
        JsonNode run = run("2026-09-22");
        assertThat(run.at("/run/status").asText()).isEqualTo("FAILED");
        assertThat(run.at("/run/reason").asText()).isEqualTo("HTTP 500");
        String id = run.at("/run/id").asText();
        assertThat(browser.api("/api/reconciliations/" + id + "/file").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheReason() {
        assertThat(browser.post("/api/reconciliations", "{\"gateway\":\"stripe:demo\",\"day\":\"yesterday\"}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> unknown =
                browser.post("/api/reconciliations", "{\"gateway\":\"bank:demo\",\"day\":\"2026-09-21\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("There is no gateway account bank:demo");
        assertThat(browser.post("/api/reconciliations", "{}").statusCode()).isEqualTo(400);
        assertThat(browser.api("/api/reconciliations/00000000-0000-0000-0000-000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.json(browser.post("/api/reconciliations", "{\"gateway\":\"stripe:demo\"}"))
                        .at("/run/day")
                        .asText())
                .isEqualTo("2026-10-04");
    }

    @Test
    void thePagesSayWhatIsWrongAndWhatToDo() {
        browser.login("demo", "demo");
        HttpResponse<String> answer = browser.form(
                "/reconciliation", "/reconciliation", Map.of("gateway", "stripe:demo", "day", "2026-09-20"));
        assertThat(answer.statusCode()).isEqualTo(302);
        String page = browser.page(path(answer)).body();
        assertThat(page)
                .contains("20 Sep 2026", "3 differences", "Only at the gateway", "Status differs", "Only in the hub")
                .contains("The hub has taken note of it", "49.90 USD");
        String list = browser.page("/reconciliation").body();
        assertThat(list)
                .contains("20 Sep 2026", "2 differences open", "Stripe, account demo")
                .contains("PayPal, account demo</span> was last compared on <span>20 Sep 2026, 23:59");
        HttpResponse<String> refused =
                browser.form("/reconciliation", "/reconciliation", Map.of("gateway", "bank:demo", "day", "2026-09-20"));
        assertThat(browser.page(path(refused)).body()).contains("There is no gateway account bank:demo");
    }

    private static String path(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.replaceFirst("https?://[^/]+", "");
    }

    @Test
    void theFileIsAlsoBehindThePage() {
        String id = run("2026-09-20").at("/run/id").asText();
        browser.login("demo", "demo");
        HttpResponse<String> file = browser.page("/reconciliation/" + id + "/file");
        assertThat(file.body().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    }
}
