package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import io.backhaul.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ConsolePagesTest {

    private static UUID story;

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    RecordedOperations operations;

    private Browser browser;

    @BeforeEach
    void open() {
        if (story == null) {
            story = new DemoRows(database).fill();
        }
        browser = new Browser(port);
        browser.login("demo", "demo");
    }

    @Test
    void theListSaysInWordsWhereEveryReturnStands() {
        String page = text("/");
        assertThat(page)
                .contains("#2001", "Inspected", "Refunded", "Partly credited", "Needs a person")
                .contains("Asking the gateway", "Refund failed", "Claim expired");
        assertThat(text("/?status=CLOSED")).contains("#2004").doesNotContain("#2001");
        assertThat(text("/?q=RMA-7781")).contains("#2001").doesNotContain("#2002");
        assertThat(text("/?q=nothing-like-this")).contains("Nothing matches");
    }

    @Test
    void theLivePartIsSilentWhileNothingChanges() {
        String page = text("/");
        String live = attribute(page, "id=\"live\"[^>]*hx-get");
        assertThat(part(live).statusCode()).isEqualTo(204);
        HttpResponse<String> changed = part(live.replaceAll("seen=\\w+", "seen=old"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body().strip()).startsWith("<div id=\"live\"").doesNotContain("<html");
    }

    @Row({"S63", "S87"})
    @Test
    void aReturnTellsItsStoryWithReasonsAndMoney() {
        String page = text("/cases/" + story);
        assertThat(page)
                .contains("Return for <span>#2001</span>")
                .contains("inside the window of 30 days")
                .contains("acme still owes 40.00 USD")
                .contains("Refund the customer, 99.80 USD")
                .contains("Every entry sums to zero.")
                .contains("Owed by acme")
                .contains("40.00 USD")
                .contains("RMA-7781");
    }

    @Test
    void onlySensibleActionsAreOffered() {
        String page = text("/cases/" + story);
        assertThat(page).contains("Supplier credited us", "Write off what he owes");
        assertThat(page).doesNotContain("Accept the return", "Goods arrived", "Refund the customer now");
    }

    @Test
    void aDecisionFromAFormCarriesTheVersionThatWasShown() {
        HttpResponse<String> answer = browser.form(
                "/cases/" + story,
                "/cases/" + story + "/decisions",
                Map.of(
                        "action", "CREDIT_RECEIVED",
                        "supplier", "acme",
                        "amount", "40,00",
                        "currency", "USD",
                        "reference", "CM-119",
                        "note", "",
                        "version", "3"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(operations.decisions)
                .contains(new Decision(
                        "demo",
                        story,
                        OperatorAction.CREDIT_RECEIVED,
                        "acme",
                        3,
                        "demo",
                        null,
                        Money.of("40.00", "USD"),
                        "CM-119"));
        assertThat(text("/cases/" + story)).contains("Taken. It shows below");
    }

    @Row("F37")
    @Test
    void anAdviceIsShownAndOverriddenByNameWithANote() {
        Map<String, String> form = Map.of(
                "action", "PARTIAL_REFUND",
                "supplier", "acme",
                "amount", "10.00",
                "currency", "USD",
                "reference", "ADVISED");
        browser.form("/cases/" + story, "/cases/" + story + "/decisions", form);
        assertThat(text("/cases/" + story))
                .contains("between 20 and 50 percent")
                .contains("Do it all the same")
                .contains("value=\"PartialRefundBand\"");

        Map<String, String> knowing = new java.util.HashMap<>(form);
        knowing.put("overrides", "PartialRefundBand");
        knowing.put("note", "a good customer");
        browser.form("/cases/" + story, "/cases/" + story + "/decisions", knowing);
        assertThat(operations.decisions)
                .anySatisfy(d -> assertThat(d.overrides()).isEqualTo("PartialRefundBand"));
    }

    @Test
    void aFormWithNonsenseSaysWhatIsWrong() {
        browser.form(
                "/cases/" + story,
                "/cases/" + story + "/decisions",
                Map.of("action", "REFUND", "amount", "a lot", "currency", "USD"));
        assertThat(text("/cases/" + story)).contains("not an amount of USD");
    }

    @Test
    void whatStrangersSentIsShownHarmlessly() {
        String message = text("/messages/" + messageId("<20261001.771@acme.example>"));
        assertThat(message)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("\\u202Egnp.exe")
                .doesNotContain("<script>alert")
                .contains("What the hub understood");
    }

    @Row("S128")
    @Test
    void reviewOffersWhatSettlesEachQuestion() {
        String page = text("/review");
        assertThat(page)
                .contains("Outside the return window", "Accept the return", "Decline")
                .contains("Refund by hand", "I refunded it by hand", "Gateway&#39;s refund number")
                .contains("It belongs to this return", "order number in the subject")
                .contains("unknown status PERHAPS");
    }

    @Row("N6")
    @Test
    void reviewShowsScoreEvidenceAndRunnerUp() {
        String page = text("/review");
        assertThat(page)
                .contains("Is it this return?", "<b>80</b> of 100", ", fits best", ", runner-up")
                .containsPattern("class=\"weight mono for\">\\+40</span> <span>purchase order 2001 is #2001")
                .containsPattern("class=\"weight mono against\">-40</span>");
    }

    @Row("N6")
    @Test
    void aLearnedKeyIsShownWithItsOriginAndTakenBackWithAReason() {
        assertThat(text("/cases/" + story)).contains("acme/2001-A", "learned");
        String page = text("/review/keys");
        assertThat(page).contains("acme/2001-A", "#2001", "ann", "Take it back");
        Matcher action =
                Pattern.compile("action=\"(/review/keys/[0-9a-f-]+/revoke)\"").matcher(page);
        assertThat(action.find()).isTrue();

        browser.form("/review/keys", action.group(1), Map.of("note", " "));
        assertThat(text("/review/keys")).contains("Say why the key is taken back.");
        assertThat(operations.revoked).noneMatch(r -> r.endsWith("demo:  "));
        browser.form("/review/keys", action.group(1), Map.of("note", "another order"));
        assertThat(operations.revoked).anyMatch(r -> r.endsWith("demo: another order"));
    }

    @Test
    void aQuestionIsAnsweredFromItsForm() {
        String page = text("/review");
        Matcher action =
                Pattern.compile("action=\"(/review/[0-9a-f-]+/resolve)\"").matcher(page);
        assertThat(action.find()).isTrue();
        HttpResponse<String> answer =
                browser.form("/review", action.group(1), Map.of("caseId", story.toString(), "note", "same lamp"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(operations.resolutions).anyMatch(r -> story.equals(r.caseId()) && "same lamp".equals(r.note()));
    }

    @Test
    void financeExportsAndOffersTheFiles() {
        browser.form("/finance", "/finance/export", Map.of());
        String page = text("/finance");
        assertThat(page)
                .contains("Balanced, entry by entry", "BACKHAUL_FIN_demo_20261005_000001.csv", "In the directory");
        assertThat(browser.page("/finance/feeds/BACKHAUL_FIN_demo_20261005_000001.csv")
                        .body())
                .contains("debit_amount");
        browser.form("/finance", "/finance/export", Map.of());
        assertThat(text("/finance")).contains("nothing new since the last export");
    }

    @Row("S180")
    @Test
    void suppliersAreCompared() {
        assertThat(text("/suppliers")).contains("acme", "globex", "Defective", "Still owes");
    }

    @Test
    @Row({"S127", "S173"})
    void whatIsNotAgreedWithASupplierIsShown() {
        assertThat(text("/suppliers"))
                .contains("Not agreed with globex yet", "Globex has not signed an agreement")
                .doesNotContain("Not agreed with acme yet");
        assertThat(browser.json("/api/suppliers/globex/gaps").at("/items/0/row").asText())
                .isEqualTo("S173");
        assertThat(browser.json("/api/suppliers/globex/scorecard")
                        .at("/gaps/0/text")
                        .asText())
                .startsWith("Globex");
        assertThat(browser.json("/api/suppliers").findValues("gaps")).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsSaidKindly() {
        for (String path : new String[] {"/cases/" + UUID.randomUUID(), "/cases/x", "/messages/x", "/nowhere"}) {
            HttpResponse<String> answer = browser.page(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("Back to the returns").doesNotContain("Exception");
        }
        assertThat(browser.page("/?cursor=zzz").statusCode()).isEqualTo(400);
    }

    @Test
    void noPageNeedsInlineScriptOrStyle() {
        for (String path :
                new String[] {"/", "/cases/" + story, "/messages", "/review", "/review/keys", "/finance", "/suppliers"
                }) {
            assertThat(text(path))
                    .as(path)
                    .doesNotContain("<style")
                    .doesNotContain(" style=\"")
                    .doesNotContain(" onclick=")
                    .doesNotContainPattern("<script(?! [^>]*src=)");
        }
    }

    private String text(String path) {
        HttpResponse<String> answer = browser.page(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> part(String path) {
        return browser.send(browser.request(path).header("HX-Request", "true"));
    }

    private UUID messageId(String sourceId) {
        return database.jdbc()
                .sql("select id from message where source_id = ?")
                .param(sourceId)
                .query(UUID.class)
                .single();
    }

    private static String attribute(String page, String name) {
        Matcher found = Pattern.compile(name + "=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
