package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails that suppliers like to answer: in their language, with a link that needs no account; and what comes back undelivered. */
class OneClickAnswerIT {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final World world = new World();

    @Row({"N10", "F6", "S145", "S156", "S157", "S165"})
    @Test
    void n10_aReturnRunsFromTheLinkToTheCreditAndScannersMoveNothing() {
        CustomerReturn r = world.returned("#K8101", Map.of(), World.item("ACME-K8101", 1, "49.90"));
        AnswerPage page = AnswerPage.of(world.api, world.acme.mail(r, 1));
        for (int i = 0; i < 50; i++) {
            assertThat(page.open(i % 2 == 0 ? "GET" : "HEAD", "").status()).isEqualTo(200);
            assertThat(page.open("GET", i % 2 == 0 ? "/accept" : "/decline").status())
                    .isEqualTo(200);
        }
        assertThat(page.open("GET", "").text()).contains("#K8101", "ACME-K8101", "We take the goods back");
        assertThat(page.post("accept", Map.of()).status()).isEqualTo(422);
        assertThat(page.post("accept", Map.of("form", page.formValue("accept"))).status())
                .as("a form sent as it was found")
                .isEqualTo(422);
        assertThat(r.leg("acme").get("goods").asText()).isEqualTo("REQUESTED");
        assertThat(r.facts("RETURN_AUTHORIZED")).isZero();

        assertThat(page.answer("accept", "goods", "send", "rma", "RMA-K8101", "returnAddress", ""))
                .isEqualTo(303);
        r.reaches("acme", "goods", "AUTHORIZED");
        assertThat(page.open("GET", "?sent").text()).contains("Thank you", "You have already answered", "RMA-K8101");

        r.shipAndDeliver("acme");
        AnswerPage inspection = AnswerPage.of(world.api, world.acme.mail(r, 2));
        assertThat(inspection
                        .inspect("SCRAP", "no picture".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(413);
        assertThat(inspection.inspect("SCRAP", PNG).status()).isEqualTo(303);
        r.reaches("acme", "customerMoney", "PAID");
        assertThat(RunningHub.get()
                        .part(JdbcClient.class)
                        .sql("select media_type from attachment where case_id = ?")
                        .param(UUID.fromString(r.file().get("id").asText()))
                        .query(String.class)
                        .list())
                .as("his photo stays with the return")
                .containsExactly("image/png");
        assertThat(inspection.answer("credited", "creditNumber", "CM-K8101", "amount", "49,90", "currency", "USD"))
                .isEqualTo(303);
        r.endsWith("acme", 4990);
    }

    @Test
    void n10_theSameAnswerAgainIsADuplicateAndAnotherOneGoesToAPerson() {
        CustomerReturn r = world.returned("#K8102", Map.of(), World.item("ACME-K8102", 1, "20.00"));
        AnswerPage page = AnswerPage.of(world.api, world.acme.mail(r, 1));
        Map<String, String> form = new TreeMap<>(
                Map.of("confirm", "yes", "goods", "send", "rma", "RMA-K8102", "form", page.formValue("accept")));
        assertThat(page.post("accept", form).status()).isEqualTo(303);
        assertThat(page.post("accept", form).status()).as("clicked twice").isEqualTo(303);
        r.reaches("acme", "goods", "AUTHORIZED");
        assertThat(page.answer("accept", "goods", "send", "rma", "RMA-K8102")).isEqualTo(303);
        World.until(
                "three receipts' fates", () -> assertThat(fates(r)).containsExactlyInAnyOrder("APPLIED", "DUPLICATE"));

        assertThat(page.answer("decline", "reason", "we changed our mind")).isEqualTo(303);
        World.until(
                "the other answer",
                () -> assertThat(fates(r)).containsExactlyInAnyOrder("APPLIED", "DUPLICATE", "REVIEW"));
        assertThat(r.leg("acme").get("goods").asText()).isEqualTo("AUTHORIZED");
    }

    @Test
    void theDoorIsOpenForRightLinksAndShutForEverythingElse() throws Exception {
        CustomerReturn r = world.returned("#K8103", Map.of(), World.item("ACME-K8103", 1, "20.00"));
        AnswerPage page = AnswerPage.of(world.api, world.acme.mail(r, 1));
        URI address = world.api.base().resolve(page.path());
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().map())
                .doesNotContainKey("set-cookie")
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("x-robots-tag", List.of("noindex, nofollow, noarchive"));
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "script");
        assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
        assertThat(answer.body()).doesNotContain("<script", "http://", "https://");

        String other = page.path().substring(0, page.path().length() - 1)
                + (page.path().endsWith("0") ? "1" : "0");
        Api.Answer wrong = world.api.stranger("GET", other, Map.of(), new byte[0]);
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.text()).doesNotContain("#K8103", "ACME");
        assertThat(world.api
                        .stranger("POST", other + "/accept", Map.of(), new byte[0])
                        .status())
                .isEqualTo(404);
        assertThat(world.api.stranger("PUT", page.path(), Map.of(), new byte[0]).status())
                .isIn(401, 403, 405);
        assertThat(world.api
                        .stranger("GET", "/api/cases", Map.of(), new byte[0])
                        .status())
                .isEqualTo(401);
        assertThat(world.api
                        .stranger("GET", page.path() + "/../../api/cases", Map.of(), new byte[0])
                        .status())
                .isNotEqualTo(200);
    }

    /** A form in pieces would have to be read to know how large it is. */
    @Test
    void aFormThatDoesNotSayHowLongItIsIsNotRead() throws Exception {
        CustomerReturn r = world.returned("#K8107", Map.of(), World.item("ACME-K8107", 1, "20.00"));
        AnswerPage page = AnswerPage.of(world.api, world.acme.mail(r, 1));
        byte[] body = page.form(Map.of("goods", "send", "rma", "RMA-K8107"), page.formValue("accept"), PNG);
        HttpRequest.Builder post = HttpRequest.newBuilder(world.api.base().resolve(page.path() + "/accept"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "multipart/form-data; boundary=b");
        HttpRequest chunked = post.POST(
                        HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body)))
                .build();
        HttpResponse<String> refused = HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(411);
        assertThat(refused.body()).contains("at most 10 of them with 6 MB each");
        assertThat(fates(r)).isEmpty();

        HttpRequest whole =
                post.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        assertThat(HttpClient.newHttpClient()
                        .send(whole, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .as("the same form, its length told")
                .isEqualTo(303);
    }

    @Test
    void aLinkThatIsOldOrWhoseRowWasChangedIsOfNoUse() {
        CustomerReturn r = world.returned("#K8106", Map.of(), World.item("ACME-K8106", 1, "20.00"));
        AnswerPage page = AnswerPage.of(world.api, world.acme.mail(r, 1));
        Map<String, String> form =
                Map.of("confirm", "yes", "goods", "send", "rma", "RMA-K8106", "form", page.formValue("accept"));
        JdbcClient db = RunningHub.get().part(JdbcClient.class);
        UUID id = UUID.fromString(r.file().get("id").asText());

        db.sql("update answer_link set issued_at = issued_at - interval '366 days' where case_id = ?")
                .param(id)
                .update();
        assertThat(page.open("GET", "").status()).isEqualTo(410);
        assertThat(page.post("accept", form).status()).isEqualTo(410);
        db.sql(
                        "update answer_link set issued_at = issued_at + interval '366 days', supplier = 'spock' where case_id = ?")
                .param(id)
                .update();
        assertThat(page.open("GET", "").status()).as("the token no longer fits").isEqualTo(404);
        assertThat(page.post("accept", form).status()).isEqualTo(404);
        assertThat(r.facts("RETURN_AUTHORIZED")).isZero();
        assertThat(page.open("GET", "").text()).doesNotContain("#K8106", "ACME");
    }

    @Row({"S23", "S145"})
    @Test
    void s145_aRefusedMailIsATaskUntilHeSpeaks() {
        CustomerReturn r = world.returned("#K8104", Map.of(), World.item("ACME-K8104", 1, "20.00"));
        JsonNode mail = world.acme.mail(r, 1);
        assertThat(mail.get("raw").asText()).contains("Auto-Submitted: auto-generated");
        bounce("delayed", mail);
        bounce("failed", mail);
        bounce("failed", mail);
        World.until(
                "the task",
                () -> assertThat(r.questions()).anyMatch(q -> q.contains("did not reach Acme") && q.contains("550")));
        assertThat(r.facts("SUPPLIER_UNREACHABLE")).isEqualTo(1);
        assertThat(r.leg("acme").get("goods").asText()).isEqualTo("REQUESTED");

        world.acme.authorises(r, "acme");
        World.until(
                "nothing is left to ask", () -> assertThat(r.questions()).noneMatch(q -> q.contains("did not reach")));
    }

    @Test
    void aGermanSupplierIsWrittenToInGermanAndHisOfficeGetsACopy() {
        CustomerReturn r = world.returned("#K8105", Map.of(), World.item("SPOCK-K8105", 1, "20.00"));
        JsonNode mail = world.spock.mail(r, 1);
        assertThat(mail.get("subject").asText()).startsWith("Rücksendeanfrage zu Bestellung #K8105");
        assertThat(mail.get("html").asText()).contains("lang=\"de\"", "Nehmen Sie diese Ware zurück?");
        assertThat(AnswerPage.of(world.api, mail).open("GET", "").text()).contains("Wir nehmen die Ware zurück");
        MailSupplier copy = new MailSupplier(world, "copy@spock.example", "", "");
        assertThat(copy.mail(r, 1).get("messageId")).isEqualTo(mail.get("messageId"));
    }

    private List<String> fates(CustomerReturn r) {
        String id = r.file().get("id").asText();
        return world.api.items("/api/messages?q=" + Api.encoded("answer/" + id)).stream()
                .map(m -> m.get("status").asText())
                .toList();
    }

    private void bounce(String action, JsonNode mail) {
        world.acme.deliver(String.join(
                "\r\n",
                "Return-Path: <>",
                "From: Mail Delivery System <MAILER-DAEMON@mx.acme.example>",
                "To: returns@backhaul.test",
                "Subject: Undelivered Mail Returned to Sender",
                "Message-ID: <" + UUID.randomUUID() + "@mx.acme.example>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"",
                "",
                "--b1",
                "Content-Type: text/plain",
                "",
                "Your message could not be delivered.",
                "--b1",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.acme.example",
                "",
                "Final-Recipient: rfc822; rma@acme.example",
                "Action: " + action,
                "Status: 5.1.1",
                "Diagnostic-Code: smtp; 550 5.1.1 unknown user",
                "",
                "--b1",
                "Content-Type: text/rfc822-headers",
                "",
                "Message-ID: " + mail.get("messageId").asText(),
                "",
                "--b1--",
                ""));
    }
}
