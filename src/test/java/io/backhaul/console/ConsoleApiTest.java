package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.ReturnsRows.Posting;
import io.backhaul.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ConsoleApiTest {

    private static final Instant OPENED = ConsoleWorld.NOW.minus(Duration.ofDays(3));
    private static final String SUMMARY = """
            {"legs":[{"supplier":"acme","goods":"IN_TRANSIT","customerMoney":"DUE","supplierMoney":"CLAIMED",
              "lines":[{"sku":"ACME-1","quantities":{"requested":2,"authorised":2}}],
              "parcels":[{"trackingNumber":"1Z9","carrier":"UPS","status":"IN_TRANSIT"}],
              "claim":{"amount":{"amount":"49.90","currency":"USD"},"credited":{"amount":"0.00","currency":"USD"}}}],
             "explanation":{"next":[{"what":"acme inspects 2 units.","why":"He has a week.","who":"SUPPLIER","supplier":"acme",
               "at":"2026-10-09T12:00:00Z"}],"wouldChange":["An inspection of acme."],
               "amounts":[{"what":"Claimed from acme","total":{"amount":"49.90","currency":"USD"},
                 "lines":[{"label":"at cost","amount":{"amount":"49.90","currency":"USD"}}]}]},"owed":[]}""";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    RecordedOperations operations;

    private Browser browser;
    private ReturnsRows rows;
    private String order;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        rows = new ReturnsRows(database, "demo");
        order = "#" + UUID.randomUUID().toString().substring(0, 8) + "-acme";
    }

    @Test
    void findsACaseByEveryKeyPeopleKnow() {
        String mark = order.substring(1, 9);
        UUID id = rows.returnCase(order, "OPEN", OPENED, SUMMARY.replace("\"acme\"", "\"s" + mark + "\""));
        rows.reference(id, "RMA", "acme/RMA-" + mark, "acme");
        rows.reference(id, "TRACKING", "1Z" + mark.toUpperCase(), "");
        rows.reference(id, "MAIL_TOKEN", "secret" + mark, "acme");
        for (String q : new String[] {order, mark, "RMA-" + mark, "1z" + mark, "s" + mark, id.toString()}) {
            JsonNode found = browser.json("/api/cases?q=" + Browser.encode(q));
            assertThat(found.path("items")).as(q).hasSize(1);
            assertThat(found.at("/items/0/id").asText()).isEqualTo(id.toString());
            assertThat(found.path("next").isNull()).isTrue();
        }
        assertThat(browser.json("/api/cases?q=secret" + mark).path("items")).isEmpty();
        assertThat(browser.json("/api/cases/" + id).findValuesAsText("type")).doesNotContain("MAIL_TOKEN");
    }

    @Test
    void wildcardsInASearchAreLetters() {
        rows.returnCase(order, "OPEN", OPENED, SUMMARY);
        assertThat(browser.json("/api/cases?q=%25_%25").path("items")).isEmpty();
    }

    @Row({"S37", "S38", "S107"})
    @Test
    void aCaseInAListShowsItsThreeTracksAndWhatComesNext() {
        UUID id = rows.returnCase(order, "OPEN", OPENED, SUMMARY);
        rows.deadline(id, "INSPECTION", Instant.parse("2026-10-09T12:00:00Z"));
        JsonNode item = browser.json("/api/cases?q=" + Browser.encode(order)).at("/items/0");
        assertThat(item.path("orderName").asText()).isEqualTo(order);
        assertThat(item.path("store").asText()).isEqualTo("demo");
        assertThat(item.path("openedAt").asText()).isEqualTo("2026-10-02T12:00:00Z");
        assertThat(item.path("closedAt").isNull()).isTrue();
        assertThat(item.at("/nextDeadline/kind").asText()).isEqualTo("INSPECTION");
        assertThat(item.at("/legs/0").toString())
                .isEqualTo(
                        "{\"supplier\":\"acme\",\"goods\":\"IN_TRANSIT\",\"customerMoney\":\"DUE\",\"supplierMoney\":\"CLAIMED\"}");
    }

    @Test
    void pagesThroughALongListWithoutLossOrDoubles() {
        String tag = order.substring(1, 9);
        for (int n = 0; n < 205; n++) {
            rows.returnCase("#" + tag + "-" + n, "CLOSED", OPENED.minus(Duration.ofDays(400)), "{}");
        }
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonNode page = browser.json("/api/cases?status=CLOSED&q=" + tag + "&cursor=" + cursor);
            page.path("items")
                    .forEach(item ->
                            assertThat(seen.add(item.path("id").asText())).isTrue());
            cursor = page.path("next").isNull() ? null : page.path("next").asText();
            pages++;
        }
        assertThat(seen).hasSize(205);
        assertThat(pages).isEqualTo(3);
    }

    @Row({"S92", "S140", "S142", "S146"})
    @Test
    void oneCaseTellsItsWholeStory() {
        UUID id = rows.returnCase(order, "OPEN", OPENED, SUMMARY);
        UUID receipt = rows.receipt("mail:returns", "<" + order + "@acme.example>", "READ", null, OPENED);
        rows.message(receipt, id, "mail:acme", "<" + order + "@acme.example>", "RETURN_AUTHORIZED", """
                {"kind":"RETURN_AUTHORIZED","supplier":"acme","rma":"RMA-7","lines":[{"sku":"ACME-1","quantity":2}],"occurredAt":"2026-10-01T00:00:00Z"}""", OPENED);
        rows.decision(id, "RequestInsideWindow", "ACCEPTED", "Ordered 10 days ago, inside 30 days.", OPENED);
        rows.command(
                id,
                "refund/" + id + "/settlement:acme/stripe/pi_1/0",
                "REFUND",
                "stripe:demo",
                "SUCCEEDED",
                4990L,
                OPENED);
        rows.deadline(id, "INSPECTION", OPENED.plusSeconds(60));
        rows.entry(id, "REFUND_APPROVED", "SALES_RETURNS", "CUSTOMER_REFUNDS_PAYABLE", 4990, Posting.of("refund due"));
        rows.entry(
                id,
                "SUPPLIER_CREDIT_CLAIMED",
                "SUPPLIER_RECEIVABLE:acme",
                "SUPPLIER_CREDITS:acme",
                4000,
                Posting.of("owed by acme").supplier("acme"));

        JsonNode one = browser.json("/api/cases/" + id);
        assertThat(one.at("/version").asLong()).isEqualTo(3);
        assertThat(one.at("/explanation/next/0").toString())
                .isEqualTo("{\"what\":\"acme inspects 2 units.\",\"why\":\"He has a week.\",\"who\":\"SUPPLIER\","
                        + "\"supplier\":\"acme\",\"at\":\"2026-10-09T12:00:00Z\"}");
        assertThat(one.at("/explanation/wouldChange/0").asText()).isEqualTo("An inspection of acme.");
        assertThat(one.at("/explanation/amounts/0/lines/0/amount").toString())
                .isEqualTo("{\"amount\":\"49.90\",\"currency\":\"USD\"}");
        assertThat(one.at("/legs/0/lines/0/quantities/authorised").asInt()).isEqualTo(2);
        assertThat(one.at("/facts/0/kind").asText()).isEqualTo("RETURN_AUTHORIZED");
        assertThat(one.at("/facts/0/occurredAt").asText()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(one.at("/facts/0/says").asText()).isEqualTo("acme accepts the return 2 × ACME-1 under RMA-7.");
        assertThat(one.at("/decisions/0/reason").asText()).startsWith("Ordered 10 days ago");
        assertThat(one.at("/commands/0/amount").toString()).isEqualTo("{\"amount\":\"49.90\",\"currency\":\"USD\"}");
        assertThat(one.at("/commands/0/outcome").isNull()).isTrue();
        assertThat(one.at("/deadlines/0/rule").asText()).isEqualTo("S193");
        assertThat(one.at("/ledger/balanced").asBoolean()).isTrue();
        assertThat(one.at("/ledger/entries/0/debit/amount").asText()).isEqualTo("49.90");
        assertThat(one.at("/ledger/entries/0/credit").isNull()).isTrue();
        assertThat(one.at("/ledger/owed").findValuesAsText("account"))
                .containsExactly("CUSTOMER_REFUNDS_PAYABLE", "SUPPLIER_RECEIVABLE:acme");
        assertThat(one.at("/ledger/owed/0/amount/amount").asText()).isEqualTo("49.90");
        assertThat(one.at("/ledger/owed/0/currency").asText()).isEqualTo("USD");
        assertThat(one.at("/correspondence")).hasSize(2);
    }

    @Test
    void anotherMerchantsRowsDoNotExist() {
        ReturnsRows others = new ReturnsRows(database, "other");
        UUID id = others.returnCase(order, "OPEN", OPENED, SUMMARY);
        UUID receipt = others.receipt("mail:x", order, "REVIEW", "unreadable", OPENED);
        UUID review = others.review(receipt, id, "REVIEW", "UNREADABLE", "?", "[]");
        assertThat(browser.json("/api/cases?q=" + Browser.encode(order)).path("items"))
                .isEmpty();
        assertThat(browser.api("/api/cases/" + id).statusCode()).isEqualTo(404);
        assertThat(browser.json("/api/messages?q=" + Browser.encode(order)).path("items"))
                .isEmpty();
        assertThat(browser.api("/api/messages/" + receipt).statusCode()).isEqualTo(404);
        assertThat(browser.api("/api/messages/" + receipt + "/original").statusCode())
                .isEqualTo(404);
        assertThat(browser.post("/api/messages/" + receipt + "/replay", "").statusCode())
                .isEqualTo(404);
        assertThat(browser.post("/api/cases/" + id + "/decisions", "{\"action\":\"APPROVE\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post("/api/review/" + review + "/resolve", "{\"note\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReceiptThatGaveNoMessageIsFoundByItsFileName() {
        UUID receipt = rows.receipt("sftp:globex", order + ".csv", "REVIEW", "line 2: unknown status PERHAPS", OPENED);
        JsonNode item = browser.json("/api/messages?q=" + Browser.encode(order + ".csv"))
                .at("/items/0");
        assertThat(item.path("id").asText()).isEqualTo(receipt.toString());
        assertThat(item.path("sourceId").asText()).isEqualTo(order + ".csv");
        assertThat(item.path("kind").isNull()).isTrue();
        assertThat(item.path("status").asText()).isEqualTo("REVIEW");
        assertThat(item.path("reason").asText()).contains("PERHAPS");
        assertThat(browser.json("/api/messages/" + receipt)
                        .at("/receipt/channel")
                        .asText())
                .isEqualTo("sftp:globex");
    }

    @Test
    void aWebhookWhoseOwnIdIsAUuidIsFoundByIt() {
        String webhook = UUID.randomUUID().toString();
        UUID receipt = rows.receipt("shopify:demo", webhook, "READ", null, OPENED);
        UUID message = rows.message(receipt, null, "shopify:demo", webhook, "RETURN_REQUESTED", "{}", OPENED);
        for (Object name : List.of(webhook, message, receipt)) {
            assertThat(browser.json("/api/messages?q=" + name).at("/items/0/id").asText())
                    .isEqualTo(message.toString());
        }
    }

    @Test
    void aMessageShowsItsCanonicalFormAndItsSiblings() {
        UUID receipt = rows.receipt("sftp:globex", order, "READ", null, OPENED);
        UUID first = rows.message(
                receipt, null, "sftp:globex", order, "GOODS_RECEIVED", "{\"supplier\":\"globex\"}", OPENED);
        UUID second = rows.message(
                receipt, null, "sftp:globex", order, "RETURN_DECLINED", "{\"supplier\":\"globex\"}", OPENED);
        JsonNode one = browser.json("/api/messages/" + first);
        assertThat(one.at("/canonical/supplier").asText()).isEqualTo("globex");
        assertThat(one.at("/says").asText()).isEqualTo("globex has received the goods.");
        assertThat(one.at("/siblings/0/id").asText()).isEqualTo(second.toString());
        assertThat(browser.json("/api/messages?status=WAITING&q=" + receipt).path("items"))
                .hasSize(2);
    }

    @Row("S84")
    @Test
    void anOriginalIsAnOpaqueDownload() {
        UUID receipt = rows.receipt("mail:returns", order, "REVIEW", "html", OPENED);
        database.jdbc()
                .sql("update receipt set original = ?, content_type = 'text/html' where id = ?")
                .params(ConsoleWorld.utf8("<script>alert(1)</script>"), receipt)
                .update();
        HttpResponse<String> answer = browser.api("/api/messages/" + receipt + "/original");
        assertThat(answer.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(answer.headers().firstValue("X-Original-Content-Type")).contains("text/html");
    }

    @Test
    void reviewItemsCarryReasonAndCandidates() {
        UUID id = rows.returnCase(order, "OPEN", OPENED, SUMMARY);
        UUID message = rows.receipt("mail:returns", order, "REVIEW", "two cases fit", OPENED);
        UUID review = rows.review(
                message,
                null,
                "REVIEW",
                "AMBIGUOUS",
                "Two cases fit equally well.",
                "[{\"caseId\":\"%s\",\"score\":0.6,\"evidence\":[\"order number in the subject\"]}]".formatted(id));
        JsonNode item = null;
        for (JsonNode each : browser.json("/api/review").path("items")) {
            item = each.path("id").asText().equals(review.toString()) ? each : item;
        }
        assertThat(item).isNotNull();
        assertThat(item.path("messageId").asText()).isEqualTo(message.toString());
        assertThat(item.path("reasonClass").asText()).isEqualTo("AMBIGUOUS");
        assertThat(item.at("/candidates/0/caseId").asText()).isEqualTo(id.toString());
        assertThat(item.at("/candidates/0/evidence/0").asText()).isEqualTo("order number in the subject");
        assertThat(item.at("/candidates/0/orderName").asText()).isEqualTo(order);
    }

    @Row("N6")
    @Test
    void learnedKeysAreListedShownOnTheirCaseSearchedByAndRevoked() {
        UUID id = rows.returnCase(order, "OPEN", OPENED, SUMMARY);
        UUID message = UUID.randomUUID();
        UUID key = rows.learnedKey(id, "acme", "PO", "acme/" + order.substring(1), message);

        JsonNode rule = null;
        for (JsonNode each : browser.json("/api/correlation/rules").path("items")) {
            rule = each.path("id").asText().equals(key.toString()) ? each : rule;
        }
        assertThat(rule).isNotNull();
        assertThat(rule.path("value").asText()).isEqualTo("acme/" + order.substring(1));
        assertThat(rule.path("learnedBy").asText()).isEqualTo("ann");
        assertThat(rule.path("orderName").asText()).isEqualTo(order);
        assertThat(rule.path("revokedAt").isNull()).isTrue();
        JsonNode ref = browser.json("/api/cases/" + id).at("/refs/0");
        assertThat(ref.path("learnedFrom").asText()).isEqualTo(message.toString());
        assertThat(browser.json("/api/cases?q=" + Browser.encode("acme/" + order.substring(1)))
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(id.toString());

        refused(browser.post("/api/correlation/rules/" + key + "/revoke", "{}"), "Say why");
        assertThat(browser.post("/api/correlation/rules/" + key + "/revoke", "{\"note\":\"not his\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(operations.revoked).contains("demo " + key + " demo: not his");
    }

    @Test
    void aDecisionIsTakenWithEverythingThePersonSaid() {
        UUID id = rows.returnCase(order, "REVIEW", OPENED, SUMMARY);
        HttpResponse<String> answer = browser.post("/api/cases/" + id + "/decisions", """
                {"action":"credit_received","supplier":"acme","note":"by telephone","amount":{"amount":"49.90","currency":"USD"},"reference":"CM-1","version":3}""");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(UUID.fromString(Browser.json(answer).path("messageId").asText()))
                .isNotNull();
        assertThat(operations.decisions)
                .contains(new Decision(
                        "demo",
                        id,
                        OperatorAction.CREDIT_RECEIVED,
                        "acme",
                        3,
                        "demo",
                        "by telephone",
                        Money.of("49.90", "USD"),
                        "CM-1"));
    }

    @Test
    void aDecisionMayNameTheRuleItKnowinglyDoesNotFollow() {
        UUID id = rows.returnCase(order, "REVIEW", OPENED, SUMMARY);
        HttpResponse<String> answer = browser.post("/api/cases/" + id + "/decisions", """
                {"action":"REFUND","supplier":"acme","note":"a good customer","overrides":"InspectionContradicts"}""");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(operations.decisions)
                .filteredOn(d -> d.caseId().equals(id))
                .singleElement()
                .satisfies(d -> assertThat(d.overrides()).isEqualTo("InspectionContradicts"));
    }

    @Test
    void aDecisionOnAnOldPictureIsRefused() {
        UUID id = rows.returnCase(order, "REVIEW", OPENED, SUMMARY);
        HttpResponse<String> answer =
                browser.post("/api/cases/" + id + "/decisions", "{\"action\":\"APPROVE\",\"version\":2}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Browser.json(answer).path("error").asText()).isEqualTo("case_moved");
        assertThat(operations.decisions).noneMatch(decision -> decision.caseId().equals(id));
    }

    @Test
    void nonsenseIsRefusedInWords() {
        UUID id = rows.returnCase(order, "REVIEW", OPENED, SUMMARY);
        String decisions = "/api/cases/" + id + "/decisions";
        refused(browser.post(decisions, "{\"action\":\"EXPLODE\"}"), "'EXPLODE' is not a action");
        refused(browser.post(decisions, "{}"), "Name the action");
        refused(browser.post(decisions, "{\"action\":"), "not the JSON");
        refused(
                browser.post(
                        decisions, "{\"action\":\"REFUND\",\"amount\":{\"amount\":\"1.999\",\"currency\":\"USD\"}}"),
                "not an amount of USD");
        refused(
                browser.post(decisions, "{\"action\":\"REFUND\",\"amount\":{\"amount\":\"-1\",\"currency\":\"USD\"}}"),
                "more than zero");
        refused(browser.api("/api/cases?cursor=zzz"), "not a cursor");
        refused(browser.api("/api/cases?status=LOST"), "'LOST' is not a status");
        refused(browser.api("/api/cases/none"), "'none' is not a valid id");
    }

    private static void refused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Browser.json(answer).path("error").asText()).isEqualTo("bad_request");
        assertThat(Browser.json(answer).path("detail").asText()).contains(why);
    }

    @Test
    void replayTellsWhatItWouldDoBeforeItDoes() {
        UUID receipt = rows.receipt("mail:returns", order, "PARKED", "database was away", OPENED);
        HttpResponse<String> dry = browser.post("/api/messages/" + receipt + "/replay?dryRun=true", "");
        assertThat(dry.statusCode()).isEqualTo(200);
        assertThat(Browser.json(dry).path("dryRun").asBoolean()).isTrue();
        assertThat(Browser.json(dry).has("duplicate")).isTrue();
        assertThat(operations.replays).doesNotContain(receipt);

        assertThat(browser.post("/api/messages/" + receipt + "/replay", "").statusCode())
                .isEqualTo(202);
        assertThat(operations.replays).contains(receipt);
    }

    @Test
    void anEmptyAnswerToAReviewItemIsRefused() {
        UUID review = rows.review(null, null, "TASK", "RefundByHand", "Refund 5.00 by hand", "[]");
        refused(browser.post("/api/review/" + review + "/resolve", "{}"), "Say what is decided");
        assertThat(browser.post(
                                "/api/review/" + review + "/resolve",
                                "{\"action\":\"REFUND_DONE_BY_HAND\",\"reference\":\"re_9\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(operations.resolutions)
                .anyMatch(r -> r.reviewId().equals(review) && "re_9".equals(r.reference()) && r.by().equals("demo"));
    }

    @Test
    void feedsAreExportedListedAndServedUnchanged() {
        UUID id = rows.returnCase(order, "OPEN", OPENED, SUMMARY);
        rows.entry(
                id,
                "REFUND_PAID",
                "CUSTOMER_REFUNDS_PAYABLE",
                "PROCESSOR_CLEARING:stripe",
                650,
                Posting.of("paid").reference("re_1"));
        JsonNode made = Browser.json(browser.post("/api/feeds", ""));
        assertThat(made.path("items")).isNotEmpty();
        assertThat(Browser.json(browser.post("/api/feeds", "")).path("detail").asText())
                .contains("nothing new");

        JsonNode newest = browser.json("/api/feeds").at("/items/0");
        assertThat(newest.path("flavour").asText()).isEqualTo("journal");
        assertThat(newest.path("delivered").asBoolean()).isTrue();
        assertThat(newest.path("createdAt").asText()).matches("2026-10-05T12:00:00\\.\\d{3}Z");
        String path = "/api/feeds/" + newest.path("name").asText();
        String once = browser.api(path).body();
        assertThat(once).isEqualTo(browser.api(path).body()).contains(order).contains("6.50");
        assertThat(browser.json(path + "/manifest").path("sha256").asText())
                .isEqualTo(newest.path("sha256").asText());
        assertThat(browser.api("/api/feeds/none.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void theTrialBalanceSumsPerCurrency() {
        UUID id = rows.returnCase(order, "OPEN", OPENED, SUMMARY);
        rows.entry(
                id,
                "REFUND_APPROVED",
                "SALES_RETURNS",
                "CUSTOMER_REFUNDS_PAYABLE",
                500,
                Posting.of("x").currency("JPY"));
        JsonNode balance = browser.json("/api/ledger/trial-balance");
        assertThat(balance.path("balanced").asBoolean()).isTrue();
        assertThat(balance.path("currencies").toString())
                .contains("{\"currency\":\"JPY\",\"debit\":\"500\",\"credit\":\"500\"}");
    }

    @Row({"S177", "S178", "S179", "S205", "S206"})
    @Test
    void aSupplierHasAScorecard() {
        String supplier = "s" + order.substring(1, 9);
        UUID id = rows.returnCase(order, "OPEN", OPENED, SUMMARY.replace("\"acme\"", "\"" + supplier + "\""));
        rows.message(null, id, "shopify:demo", "w1", "RETURN_REQUESTED", "{\"reason\":\"DEFECTIVE\"}", OPENED);
        rows.message(
                null,
                id,
                "tracking:easypost",
                "w2",
                "SHIPMENT_STATUS_CHANGED",
                "{\"trackingNumber\":\"1Z9\",\"status\":\"DELIVERED\"}",
                OPENED);
        rows.message(
                null,
                id,
                "mail:acme",
                "w3",
                "INSPECTION_REPORTED",
                "{\"supplier\":\"%s\",\"disposition\":\"SCRAP\"}".formatted(supplier),
                OPENED.plus(Duration.ofHours(36)));
        rows.entry(
                id,
                "SUPPLIER_CREDIT_CLAIMED",
                "SUPPLIER_RECEIVABLE:" + supplier,
                "SUPPLIER_CREDITS:" + supplier,
                4990,
                Posting.of("owed").supplier(supplier));
        JsonNode card = browser.json("/api/suppliers/" + supplier + "/scorecard");
        assertThat(card.path("returns").asInt()).isEqualTo(1);
        assertThat(card.at("/reasons/DEFECTIVE").asInt()).isEqualTo(1);
        assertThat(card.path("deliveredToInspectedHours").asDouble()).isEqualTo(36.0);
        assertThat(card.path("claimToCreditHours").isNull()).isTrue();
        assertThat(card.at("/openCredit/0/amount").asText()).isEqualTo("49.90");
        assertThat(browser.api("/api/suppliers/nobody/scorecard").statusCode()).isEqualTo(404);
    }

    @Test
    void theApiDescribesItself() {
        JsonNode docs = browser.json("/v3/api-docs");
        assertThat(docs.at("/info/title").asText()).isEqualTo("Backhaul");
        assertThat(docs.path("paths").has("/api/cases/{id}/decisions")).isTrue();
        assertThat(docs.at("/paths/~1api~1cases/get/parameters").findValuesAsText("name"))
                .containsExactlyInAnyOrder("q", "status", "cursor");
        assertThat(docs.at("/components/schemas/CaseView/properties").has("legs"))
                .isTrue();
    }
}
