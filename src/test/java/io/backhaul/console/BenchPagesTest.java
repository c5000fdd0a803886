package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
@Row("N1")
class BenchPagesTest {

    private static final String CSV =
            "Retoure;Bestellung;Artikel;Menge;Entscheidung\nR-1;#2001;HOOLI-1;1;genehmigt\nR-2;#2002;HOOLI-2;1;<b>vielleicht</b>\n";

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    private HttpResponse<String> upload(String code) {
        return upload(code, "../a b.csv", CSV);
    }

    private HttpResponse<String> upload(String code, String file, String content) {
        String body =
                part("code", null, code) + part("name", null, "Hooli") + part("samples", file, content) + "--x--\r\n";
        return browser.send(browser.authorized("/api/bench")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String name, String file, String value) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file == null ? "" : "; filename=\"" + file + "\"") + "\r\n\r\n" + value + "\r\n";
    }

    /** With the page's token among the form's fields, as a browser sends it. */
    @Test
    void aPersonUploadsSamplesOnThePage() {
        browser.login("demo", "demo");
        String page = browser.page("/bench").body();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        HttpResponse<String> begun = browser.send(browser.request("/bench")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(part("_csrf", null, token.group(1)) + part("code", null, "hooli")
                        + part("name", null, "Hooli") + part("samples", "a.csv", CSV) + "--x--\r\n")));
        assertThat(begun.headers().firstValue("Location").orElseThrow()).endsWith("/bench/one");
    }

    @Test
    void theApiProposesChangesAndPublishes() {
        HttpResponse<String> proposed = upload("hooli");
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
        assertThat(Browser.json(proposed).path("headline").asText())
                .isEqualTo("1 of 2 read; 1 return would become AUTHORIZED; 1 not read");
        assertThat(Browser.json(proposed).at("/samples/0/where").asText()).isEqualTo("a_b.csv line 2");
        String draft = Browser.json(proposed)
                .path("draft")
                .toString()
                .replace("\"<b>vielleicht</b>\":\"ASK\"", "\"<b>vielleicht</b>\":\"DECLINED\"");
        HttpResponse<String> changed = browser.send(browser.authorized("/api/bench/one")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(draft)));
        assertThat(changed.body()).contains("2 of 2 read", "1 return would become DECLINED");
        assertThat(browser.json("/api/bench/one/files").path("texts").size()).isEqualTo(4);
        assertThat(Browser.json(browser.post("/api/bench/one/publish", ""))
                        .path("written")
                        .size())
                .isEqualTo(4);
        assertThat(browser.api("/api/bench/nothing").statusCode()).isEqualTo(404);
        assertThat(upload("Ho/oli").statusCode()).isEqualTo(400);
    }

    @Test
    void thePageShowsProposalReplayAndFilesAsText() {
        upload("hooli");
        browser.login("demo", "demo");
        assertThat(browser.page("/bench").body()).contains("Hooli", "1 of 2 read", "His answers wait");
        assertThat(browser.page("/bench/one").body())
                .contains("Entscheidung", "takes the goods back", "Not known", "unknown status")
                .contains("&lt;b&gt;vielleicht")
                .doesNotContain("<b>vielleicht");
        assertThat(browser.page("/bench/one/files").body())
                .contains("config/suppliers/hooli.yaml", "shadow: true", "Replace files that are there already");
        browser.form("/bench/one/files", "/bench/one/publish", Map.of());
        assertThat(browser.page("/bench/one").body()).contains("Restart the hub", "HOOLI_SFTP_USER");
        assertThat(browser.page("/bench/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageShowsTheWayToTheRecordsOfATreeAndTakesAnother() {
        upload("hooli", "a.json", """
                {"orders": [{"order": "#1", "lines": [{"sku": "HOOLI-1", "status": "approved"}]},
                            {"order": "#2", "lines": [{"sku": "HOOLI-2", "status": "approved"},
                                                      {"sku": "HOOLI-3", "status": "rejected"}]}]}""");
        browser.login("demo", "demo");
        assertThat(browser.page("/bench/one").body())
                .contains("answers by JSON files", "orders.lines", "3 of 3 read")
                .doesNotContain("Sheet of his workbook", "Cells are parted by");
        browser.form("/bench/one", "/bench/one", Map.of("rows", "orders"));
        assertThat(browser.page("/bench/one").body()).contains("1 of 2 read", "is there twice");
    }

    @Test
    void aSupplierIsTurnedOnAndOff() {
        browser.login("demo", "demo");
        assertThat(browser.page("/bench/shadow/hooli").body()).contains("Turn on", "Nothing waits");
        browser.form("/bench/shadow/hooli", "/bench/shadow/hooli", Map.of("on", "true"));
        assertThat(browser.page("/bench/shadow/hooli").body()).contains("2 messages are applied now", "Turn off");
        assertThat(browser.post("/api/shadow/hooli/on", "").statusCode()).isEqualTo(400);
        assertThat(browser.post("/api/shadow/hooli/off", "").statusCode()).isEqualTo(204);
        assertThat(browser.json("/api/shadow").at("/items/0/inShadow").asBoolean())
                .isTrue();
        assertThat(browser.page("/bench/shadow/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void aChangedMappingIsComparedAndABrokenOneRefused() {
        upload("hooli");
        browser.login("demo", "demo");
        assertThat(browser.form("/bench/history/hooli", "/bench/history/hooli", Map.of("mapping", "[]"))
                        .body())
                .contains("2 of 2 are read as before");
        assertThat(browser.form("/bench/history/hooli", "/bench/history/hooli", Map.of("mapping", "broken"))
                        .body())
                .contains("The mapping cannot be used");
    }
}
