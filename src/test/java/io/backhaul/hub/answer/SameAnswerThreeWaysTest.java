package io.backhaul.hub.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.hub.out.CaseViews;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.CsvFormat;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.Json;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.ReceivedMail;
import io.backhaul.store.AnswerLinkRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One supplier gives the same answer through the link, by a plain reply and by a CSV row. What the hub itself says of a message
 * (id, source, times, key) and by what it finds the case differs by nature; kind, supplier, lines and fields must not.
 */
class SameAnswerThreeWaysTest {

    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));
    private static final List<String> BY_NATURE = List.of("key", "references", "occurredAt");
    private static final String COLUMNS = "RMA No;Order;SKU;Qty;Status;Condition;Amount;Currency\n";
    private static final CsvFormat CSV = CsvFormat.of(Map.of(
            "delimiter",
            ";",
            "decimalComma",
            "true",
            "columns",
            List.of("RMA No", "Order", "SKU", "Qty", "Status", "Condition", "Amount", "Currency")));

    private final Story story = Story.of(AReturn.of("GLOBEX-1", 2, "30.00"));

    @Row({"N10", "F6", "S145", "S157"})
    @Test
    void n10_acceptedByLinkByReplyAndByFileIsOneMessage() {
        JsonNode link = link(Verdict.ACCEPT, "goods", "send", "rma", "GX-7");

        assertThat(mail("Approved. RMA number: GX-7", "RETURN_AUTHORIZED")).isEqualTo(link);
        assertThat(csv("GX-7;#2001;GLOBEX-1;2;APPROVED;;;")).isEqualTo(link);
    }

    @Test
    void n10_declinedByLinkByReplyAndByFileIsOneMessage() {
        JsonNode link = link(Verdict.DECLINE, "reason", "Your return is declined");

        assertThat(inOtherWords(mail("Your return is declined.", "RETURN_DECLINED")))
                .isEqualTo(inOtherWords(link));
        assertThat(inOtherWords(csv(";#2001;GLOBEX-1;2;DECLINED;;;"))).isEqualTo(inOtherWords(link));
    }

    @Test
    void n10_receivedByLinkByReplyAndByFileIsOneMessage() {
        JsonNode link = link(Verdict.RECEIVED);

        assertThat(mail("The goods have been received.", "GOODS_RECEIVED")).isEqualTo(link);
        assertThat(csv("GX-7;#2001;GLOBEX-1;2;RECEIVED;;;")).isEqualTo(link);
    }

    @Row({"S165"})
    @Test
    void n10_inspectedByLinkByReplyAndByFileIsOneMessage() {
        JsonNode link = link(Verdict.INSPECTED, "disposition", "RESELLABLE", "finding", "NOT_STATED");

        assertThat(mail("Item received and inspected.\nDisposition: resellable", "INSPECTION_REPORTED"))
                .isEqualTo(link);
        assertThat(csv("GX-7;#2001;GLOBEX-1;2;INSPECTED;RESELLABLE;;")).isEqualTo(link);
    }

    @Row({"S167"})
    @Test
    void n10_creditedByLinkByReplyAndByFileIsOneMessage() {
        JsonNode link = link(Verdict.CREDITED, "creditNumber", "GX-7/GLOBEX-1", "amount", "49,90", "currency", "usd");

        assertThat(mail(
                        "Credit memo GX-7/GLOBEX-1: USD 49.90 has been credited to your account.",
                        "SUPPLIER_CREDIT_ISSUED"))
                .isEqualTo(link);
        assertThat(csv("GX-7;#2001;GLOBEX-1;2;CREDITED;;49,90;USD")).isEqualTo(link);
    }

    private JsonNode link(Verdict verdict, String... fields) {
        Map<String, String> typed = new HashMap<>(Map.of("confirm", "yes"));
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        AnswerForm form = AnswerForm.read(verdict, typed::get, List.of(), true);
        assertThat(form.isGood()).isTrue();
        AnswerLinkRows.Link link = new AnswerLinkRows.Link(
                "hash",
                "demo",
                story.id(),
                "globex",
                "request",
                "rma-request",
                "rma@globex.example",
                List.of(new LineQuantity("GLOBEX-1", 2)),
                Instant.EPOCH);
        AnswerLinks.Open open = new AnswerLinks.Open(link, null, "Demo Store", new CaseViews.View(story.c()));
        ObjectNode document = AnswerDesk.document(open, verdict, form);
        document.remove("photos");
        return only(MAPPINGS.apply("link/answers", Json.plain(document)));
    }

    private static JsonNode mail(String words, String kind) {
        ReceivedMail mail = MailReader.read(String.join(
                        "\r\n",
                        "From: Globex <rma@globex.example>",
                        "To: returns@backhaul.test",
                        "Subject: Re: Return request for order #2001",
                        "Date: Mon, 5 Oct 2026 09:12:00 +0000",
                        "Message-ID: <1@globex.example>",
                        "Content-Type: text/plain; charset=utf-8",
                        "",
                        words.replace("\n", "\r\n"),
                        "")
                .getBytes(StandardCharsets.UTF_8));
        return only(MAPPINGS.apply("mail/answers", mail.input("globex", List.of("GLOBEX-"))).stream()
                .filter(m -> m.get("kind").asText().equals(kind))
                .toList());
    }

    private static JsonNode csv(String row) {
        return only(
                FileRows.read((COLUMNS + row + "\n").getBytes(StandardCharsets.UTF_8), CSV, "rma.csv").rows().stream()
                        .flatMap(r -> MAPPINGS.apply("globex/answers", r.input("globex")).stream())
                        .toList());
    }

    /** The canonical JSON as it is stored, without what differs by nature, and with "all of it" as the units that it means. */
    private static JsonNode only(List<ObjectNode> messages) {
        assertThat(messages).hasSize(1);
        ObjectNode complete = messages.get(0)
                .deepCopy()
                .put("id", "00000000-0000-5000-8000-000000000001")
                .put("merchant", "demo")
                .put("source", "test")
                .put("receivedAt", "2026-10-05T09:12:00Z")
                .put("sequence", 1)
                .put("schemaVersion", 1);
        ObjectNode stored = CanonicalJson.write(CanonicalJson.read(complete));
        stored.remove(BY_NATURE);
        if (stored.path("lines") instanceof ArrayNode lines && lines.isEmpty()) {
            lines.addObject().put("sku", "GLOBEX-1").put("quantity", 2);
        }
        return stored;
    }

    /** Why he declines stands in his own words wherever he can use some. */
    private static JsonNode inOtherWords(JsonNode message) {
        assertThat(message.path("reasonText").asText()).isNotBlank();
        return ((ObjectNode) message.deepCopy()).put("reasonText", "his words");
    }
}
