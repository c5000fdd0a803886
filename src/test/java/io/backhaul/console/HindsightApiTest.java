package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.store.PostgresCases;
import io.backhaul.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Time machine, dry run and what-if over real cases in a database that holds nothing else. */
@ConsoleTest
@TestPropertySource(properties = "spring.application.name=hindsight")
class HindsightApiTest {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    PostgresCases cases;

    private Browser browser;
    private ToldCases told;
    private String order;
    private SupplierWords acme;
    private UUID id;
    private Instant asked;

    @BeforeEach
    void aReturnThatWasAuthorised() {
        browser = new Browser(port);
        told = new ToldCases(database, cases);
        order = "#" + UUID.randomUUID().toString().substring(0, 8);
        AReturn wanted = AReturn.of("ACME-1", 1, "60.00")
                .ofOrder(order)
                .known("gid://shopify/Return/" + order)
                .paidWith("stripe", "pi_" + order, "60.00");
        id = told.customerReturns(wanted);
        asked = told.words.now();
        acme = new SupplierWords(told.words, "acme", "mail:acme" + order, order);
        told.words.passes(Duration.ofDays(1));
        told.tell(acme.yes("RMA-" + order, "1 Road", false));
    }

    @Test
    @Row({"S128", "S147", "F17"})
    void aCaseExplainsWhatIsNextWhatWouldChangeItAndItsAmounts() {
        JsonNode told = browser.json("/api/cases/" + id).path("explanation");
        assertThat(told.at("/next/0/what").asText()).isEqualTo("The customer ships 1 unit to acme.");
        assertThat(told.at("/next/0/why").asText()).contains("under RMA-" + order, "expires after 60 days");
        assertThat(told.at("/next/0/who").asText()).isEqualTo("CUSTOMER");
        assertThat(told.at("/next/0/at").asText()).isEqualTo("2026-11-10T13:00:00Z");
        assertThat(told.at("/wouldChange/0").asText()).contains("60.00 USD of goods stay");
        assertThat(told.at("/amounts/0/what").asText()).isEqualTo("Goods to be returned to acme");
        assertThat(told.at("/amounts/0/lines/0/label").asText()).isEqualTo("1 x ACME-1 at 60.00 USD");
    }

    @Test
    @Row({"N17", "S140", "S142"})
    void aCaseIsShownAsItWasKnownAtATimeAndWhatEachMessageChanged() {
        JsonNode then = browser.json("/api/cases/" + id + "?at=" + asked);
        assertThat(then.at("/legs/0/goods").asText()).isEqualTo("REQUESTED");
        assertThat(then.path("facts")).hasSize(1);
        assertThat(then.at("/explanation/next/0/what").asText()).isEqualTo("acme says yes or no.");
        assertThat(then.path("refs").findValuesAsText("type")).doesNotContain("RMA");
        JsonNode now = browser.json("/api/cases/" + id);
        JsonNode last = browser.json("/api/cases/" + id + "?at=" + told.words.now());
        for (String part : new String[] {"legs", "status", "explanation", "ledger", "decisions", "refs"}) {
            assertThat(last.path(part)).as(part).isEqualTo(now.path(part));
        }
        assertThat(browser.api("/api/cases/" + id + "?at=" + asked.minusSeconds(1))
                        .statusCode())
                .isEqualTo(404);

        JsonNode turns = browser.json("/api/cases/" + id + "/history");
        assertThat(turns).hasSize(2);
        assertThat(turns.at("/0/decided").findValuesAsText("rule")).contains("RequestInsideWindow");
        assertThat(turns.at("/1/facts/0/kind").asText()).isEqualTo("RETURN_AUTHORIZED");
        assertThat(turns.at("/1/changes").toString())
                .contains(
                        "{\"what\":\"goods\",\"supplier\":\"acme\",\"before\":\"REQUESTED\",\"after\":\"AUTHORIZED\"}");
        assertThat(browser.json("/api/cases/" + id + "/verify").path("differences"))
                .isEmpty();
    }

    @Test
    @Row("N17")
    void whatIsStoredOtherwiseThanTheLogSaysIsNamed() {
        database.jdbc()
                .sql("update return_case set status = 'CLOSED' where id = ?")
                .params(id)
                .update();
        assertThat(browser.json("/api/cases/" + id + "/verify")
                        .at("/differences/0")
                        .asText())
                .isEqualTo("status stored as CLOSED, rebuilt as OPEN");
    }

    @Test
    @Row({"N7", "F72"})
    void aDryRunTellsTheBusinessEffectAndWritesNothing() {
        ReturnMessage inspected = acme.inspected(Disposition.SCRAP);
        told.keepInReview(inspected);
        String before = told.content();

        JsonNode plan = Browser.json(
                browser.post("/api/messages/" + inspected.envelope().id() + "/replay?dryRun=true", ""));
        assertThat(plan.path("effects").toString()).contains("It is read and matched again.");
        JsonNode effect =
                tryOut(CanonicalJson.write(acme.inspected(Disposition.SCRAP)).toString());

        assertThat(effect.path("fate").asText()).isEqualTo("APPLIED");
        assertThat(effect.path("caseId").asText()).isEqualTo(id.toString());
        assertThat(effect.at("/refunds/0").toString()).isEqualTo("{\"amount\":\"60.00\",\"currency\":\"USD\"}");
        assertThat(effect.at("/claims/0/amount").asText()).isEqualTo("60.00");
        assertThat(effect.path("changes").toString()).contains("INSPECTED", "PLANNED");
        assertThat(told.content()).as("nothing was written").isEqualTo(before);
    }

    private JsonNode tryOut(String message) {
        HttpResponse<String> answer = browser.post("/api/messages/dry-run", message);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Browser.json(answer);
    }

    @Test
    @Row({"N7", "F72"})
    void aPlanForManyMessagesSumsUpAndEachSeesTheOnesBefore() {
        ReturnMessage inspected = acme.inspected(Disposition.SCRAP);
        ReturnMessage credited = acme.credits("CM-1", Demo.usd("60.00"));
        told.keepInReview(inspected);
        told.keepInReview(credited);
        String before = told.content();

        String ids = "{\"ids\":[\"%s\",\"%s\"]}"
                .formatted(inspected.envelope().id(), credited.envelope().id());
        JsonNode plan = Browser.json(browser.post("/api/messages/replay-plan", ids));

        assertThat(plan.path("summary").asText())
                .isEqualTo(
                        "2 messages: 1 refund of 60.00 USD, 2 status changes, claims +60.00 USD, 0 conflicts, 0 no change");
        assertThat(plan.at("/items/1/changes").toString()).contains("CREDITED");
        assertThat(browser.post("/api/messages/replay-plan", "{\"status\":\"REVIEW\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(told.content()).as("nothing was written").isEqualTo(before);
    }

    @Test
    @Row({"N7", "F72"})
    void whatSaysNothingNewOrNothingReadableChangesNothing() {
        ReturnMessage same = told.words.requested(
                AReturn.of("ACME-1", 1, "60.00").ofOrder(order).known("gid://shopify/Return/" + order));
        JsonNode duplicate = tryOut(CanonicalJson.write(same).toString());
        assertThat(duplicate.path("fate").asText()).isEqualTo("DUPLICATE");
        refused("{\"kind\":\"RETURN_AUTHORIZED\"}", "supplier");
        refused("[]", "one canonical message");
        refused("{\"kind\":", "not readable as JSON");
        refused("\"" + "x".repeat(300_000) + "\"", "longer than 256 kB");
        assertThat(browser.post("/api/messages/replay-plan", "{}").statusCode()).isEqualTo(400);
        assertThat(browser.post("/api/messages/replay-plan", "{\"ids\":[\"" + UUID.randomUUID() + "\"]}")
                        .statusCode())
                .isEqualTo(404);
    }

    private void refused(String message, String why) {
        HttpResponse<String> answer = browser.post("/api/messages/dry-run", message);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Browser.json(answer).path("detail").asText()).contains(why);
    }

    @Test
    @Row({"N8", "F40"})
    void aChangedPolicyIsRehearsedOverThePast() {
        String before = told.content();
        JsonNode report = Browser.json(browser.post("/api/what-if?since=" + asked, "keepItUpTo: 70.00"));

        assertThat(report.path("cases").asInt()).isPositive();
        assertThat(report.path("changed").toString()).contains(order, "\"after\":\"60.00 USD\"");
        assertThat(report.at("/rows/0/supplier").isNull()).isTrue();
        assertThat(report.at("/rows/0/before/refunded").asInt()).isZero();
        assertThat(report.at("/rows/0/after/refunded").asInt()).isPositive();
        assertThat(Browser.json(browser.post("/api/what-if", "keepItUpTo: much"))
                        .path("detail")
                        .asText())
                .contains("line 1");
        assertThat(browser.post("/api/what-if?limit=100000000", "keepItUpTo: 1.00")
                        .statusCode())
                .isEqualTo(400);
        assertThat(told.content()).as("nothing was written").isEqualTo(before);
    }

    @Test
    void nobodyWithoutALoginWorksAnythingOut() {
        for (String path : new String[] {"/api/what-if", "/api/messages/dry-run", "/api/messages/replay-plan"}) {
            assertThat(browser.send(browser.request(path).POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        JsonNode docs = browser.json("/v3/api-docs");
        assertThat(docs.path("paths").has("/api/what-if")).isTrue();
        assertThat(docs.at("/components/schemas/Effect/properties/refunds/items/$ref")
                        .asText())
                .endsWith("/Amount");
    }

    @Test
    @Row({"N17", "N7", "N8"})
    void thePagesShowThePastThePlanAndTheRehearsal() {
        browser.login("demo", "demo");
        assertThat(page("/cases/" + id)).contains("The customer ships 1 unit to acme.", "How the amounts come about");
        assertThat(page("/cases/" + id + "?at=" + asked))
                .contains("As it was known on", "acme says yes or no.", "Nothing: this is the past.")
                .doesNotContain("hx-get=\"/cases/" + id);
        assertThat(page("/cases/" + id + "/history")).contains("What changed with each message", "AUTHORIZED");
        assertThat(page("/messages/replay-plan?status=REVIEW")).contains("If all of them were taken up again");
        String result = browser.form("/what-if", "/what-if", Map.of("terms", "keepItUpTo: 70.00"))
                .body();
        assertThat(result).contains("returns would have gone another way", order);
        assertThat(browser.form("/what-if", "/what-if", Map.of("terms", "nonsense"))
                        .body())
                .contains("the text line 1");
    }

    private String page(String path) {
        HttpResponse<String> answer = browser.page(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
