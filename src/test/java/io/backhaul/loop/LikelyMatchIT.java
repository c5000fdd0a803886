package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages whose keys no return has: asked about with evidence, learned from, matched by themselves when a key comes. */
class LikelyMatchIT {

    private final World world = new World();

    private CustomerReturn asked(String order, String sku) {
        CustomerReturn r = world.returned(order, Map.of(), World.item(sku, 1, "12.00"));
        world.globex.fileAbout(r);
        return r;
    }

    private JsonNode question(String file) {
        world.reviewOf(file);
        return world.api.items("/api/review").stream()
                .filter(item -> item.path("sourceId").asText().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> learned(CustomerReturn r) {
        String id = r.file().get("id").asText();
        return world.api.items("/api/correlation/rules").stream()
                .filter(rule -> rule.get("caseId").asText().equals(id))
                .toList();
    }

    @Row({"N6", "S41"})
    @Test
    void aNumberWrittenOtherwiseIsAskedAboutOnceLearnedAndCanBeTakenBack() {
        CustomerReturn r = asked("#71001", "GLOBEX-LM1");
        String id = r.file().get("id").asText();
        world.globex.drops("l-1.csv", FileSupplier.rows("GX-71;71001;GLOBEX-LM1;1;APPROVED;;;"));
        JsonNode question = question("l-1.csv");
        assertThat(question.get("reasonClass").asText()).isEqualTo("LIKELY_MATCH");
        assertThat(question.at("/candidates/0/caseId").asText()).isEqualTo(id);
        assertThat(question.at("/candidates/0/score").asInt()).isGreaterThan(80);
        assertThat(question.at("/candidates/0/evidence").toString())
                .contains("is #71001 written otherwise +40", "SKU GLOBEX-LM1 is in it +20");
        assertThat(r.leg("globex").get("goods").asText()).isEqualTo("REQUESTED");

        world.api.post("/api/review/" + question.get("id").asText() + "/resolve", Map.of("caseId", id));
        r.reaches("globex", "goods", "AUTHORIZED");
        world.globex.drops("l-2.csv", FileSupplier.rows(";71001;GLOBEX-LM1;1;RECEIVED;;;"));
        assertThat(world.fateOf("l-2.csv")).as("he writes it so again").containsExactly("APPLIED");
        assertThat(r.file().get("refs").toString()).contains("\"value\":\"globex/71001\"", "\"learnedBy\":\"demo\"");

        assertThat(learned(r)).hasSize(2);
        for (JsonNode rule : learned(r)) {
            world.api.send(
                    "POST",
                    "/api/correlation/rules/" + rule.get("id").asText() + "/revoke",
                    "application/json",
                    "{\"note\":\"a test\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(learned(r)).allMatch(rule -> rule.get("revokedBy").asText().equals("demo"));
        world.globex.drops("l-3.csv", FileSupplier.rows(";71001;GLOBEX-LM1;1;INSPECTED;SCRAP;;"));
        assertThat(question("l-3.csv").get("reasonClass").asText()).isEqualTo("LIKELY_MATCH");
    }

    @Row({"N6", "S158"})
    @Test
    void theKeyThatComesLaterTakesTheQuestionBack() {
        CustomerReturn r = asked("#72002", "GLOBEX-LM2");
        world.globex.drops("l-4.csv", FileSupplier.rows("GX-72;72002;GLOBEX-LM2;1;RECEIVED;;;"));
        question("l-4.csv");

        world.globex.drops("l-5.csv", FileSupplier.rows("GX-72;#72002;GLOBEX-LM2;1;APPROVED;;;"));

        r.reaches("globex", "goods", "DELIVERED");
        assertThat(world.fateOf("l-4.csv")).containsExactly("APPLIED");
        assertThat(world.api.items("/api/review"))
                .noneMatch(item -> item.path("sourceId").asText().equals("l-4.csv"));
    }

    @Row({"S40", "S41"})
    @Test
    void aMessageAboutTwoReturnsIsDividedByItsLines() {
        CustomerReturn one = asked("#73003", "GLOBEX-LM3");
        CustomerReturn two = asked("#73004", "GLOBEX-LM4");

        world.warehouse(Map.of(
                "kind",
                "GOODS_RECEIVED",
                "supplier",
                "globex",
                "references",
                List.of(Map.of("type", "PO", "value", "globex/#73003"), Map.of("type", "PO", "value", "globex/#73004")),
                "lines",
                List.of(Map.of("sku", "GLOBEX-LM3", "quantity", 1), Map.of("sku", "GLOBEX-LM4", "quantity", 1))));

        one.reaches("globex", "goods", "DELIVERED");
        two.reaches("globex", "goods", "DELIVERED");
        assertThat(List.of(one.facts("GOODS_RECEIVED"), two.facts("GOODS_RECEIVED")))
                .containsExactly(1L, 1L);
    }

    @Row({"S158", "N6"})
    @Test
    void aParcelOnTheDockIsAskedAboutUntilTheStoreNamesItsNumber() {
        CustomerReturn r = world.returned("#74005", Map.of(), World.item("ACME-L5", 1, "12.00"));
        world.acme.authorises(r, "acme");
        String raw = String.join(
                "\r\n",
                "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=acme.example",
                "From: Acme Returns <rma@acme.example>",
                "To: returns@backhaul.test",
                "Subject: A parcel on our dock, order 74005",
                "Date: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                world.now().atZone(ZoneOffset.UTC)),
                "Message-ID: <dock-74005@acme.example>",
                "Content-Type: text/plain",
                "",
                "We received a parcel today, tracking number: 1ZDOCK74005, and nobody knows whose it is.",
                "");
        world.acme.deliver(raw);
        JsonNode question = question("<dock-74005@acme.example>");
        assertThat(question.get("reasonClass").asText()).isEqualTo("LIKELY_MATCH");
        assertThat(question.at("/candidates/0/evidence").toString())
                .contains("order number 74005 in its text is #74005 written otherwise +40");
        assertThat(r.leg("acme").get("goods").asText()).isEqualTo("AUTHORIZED");

        r.ship("1ZDOCK74005");

        r.reaches("acme", "goods", "DELIVERED");
        assertThat(world.fateOf("<dock-74005@acme.example>")).containsExactly("APPLIED");
    }
}
