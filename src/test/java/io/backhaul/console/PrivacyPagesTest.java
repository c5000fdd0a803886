package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class PrivacyPagesTest {

    private static final Instant ASKED = Instant.parse("2026-10-04T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RecordedPrivacy privacy;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    private UUID request(String merchant) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into customer_request (merchant, id, store, orders, asked_at, due_at)
                        values (?, ?, 'demo', '{gid://shopify/Order/1}', ?, ?)""")
                .params(merchant, id, Timestamp.from(ASKED), Timestamp.from(ASKED.plusSeconds(30L * 86_400)))
                .update();
        return id;
    }

    private UUID erasure(String merchant) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into erasure (merchant, id, kind, store, asked_by, asked_at, finished_at, orders, originals)
                        values (?, ?, 'CUSTOMER', 'demo', 'w-1', ?, ?, 1, 12)""")
                .params(merchant, id, Timestamp.from(ASKED), Timestamp.from(ASKED))
                .update();
        return id;
    }

    @Row("F88")
    @Test
    void f88_onesOwnRequestsAndErasuresAreListedAndTheFileIsThere() {
        UUID mine = request("demo");
        UUID other = request("other");
        UUID done = erasure("demo");
        UUID others = erasure("other");
        privacy.file = "{\"returns\":[]}".getBytes(StandardCharsets.UTF_8);
        assertThat(browser.json("/api/privacy/requests").toString())
                .contains(mine.toString(), "2026-11-03T12:00:00Z")
                .doesNotContain(other.toString());
        JsonNode erasures = browser.json("/api/privacy/erasures");
        assertThat(erasures.toString())
                .contains(done.toString(), "\"originals\":12")
                .doesNotContain(others.toString());
        assertThat(browser.api("/api/privacy/requests/" + mine + "/file")
                        .headers()
                        .firstValue("Content-Disposition"))
                .hasValueSatisfying(d -> assertThat(d).contains("attachment", mine + ".json"));
        browser.login("demo", "demo");
        assertThat(browser.page("/privacy").body()).contains("Handed over", "12 originals");
        privacy.file = null;
        assertThat(browser.api("/api/privacy/requests/" + mine + "/file").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPersonErasesTheCustomerOfAReturn() {
        UUID id = UUID.randomUUID();
        assertThat(browser.post("/api/cases/" + id + "/erasure", "{\"email\":\"i@w.example\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(privacy.asked).contains("erase demo " + id + " by demo i@w.example");
    }
}
