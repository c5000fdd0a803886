package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.mapping.words.Tables;
import io.backhaul.partner.mail.MailFindings;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Answers in tables: one verdict per line, in the sender's own table only. */
class MailTablesTest {

    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));
    private static final String HEAD = "<tr><th>SKU</th><th>Qty</th><th>Status</th><th>RMA</th></tr>";

    @Test
    @Row("F3")
    void everyLineHasItsOwnVerdict() {
        assertThat(read("<p>Hello,</p><table>" + HEAD + row("ACME-1", "2", "Approved", "RMA-1")
                        + row("ACME-2", "1", "Denied", "") + "</table>"))
                .isEqualTo("RETURN_AUTHORIZED RMA-1 ACME-1x2 | RETURN_DECLINED ACME-2x1");
    }

    @Test
    void everyLineMayHaveItsOwnNumber() {
        assertThat(read("<table>" + HEAD + row("ACME-1", "1", "Approved", "RMA-1")
                        + row("ACME-2", "1", "Approved", "RMA-2") + "</table>"))
                .isEqualTo("RETURN_AUTHORIZED RMA-1 ACME-1x1 | RETURN_AUTHORIZED RMA-2 ACME-2x1");
    }

    @Test
    void otherLanguagesHaveTheirOwnHeads() {
        assertThat(
                        read(
                                "<table><tr><td>Artikelnummer</td><td>Menge</td><td>Entscheidung</td></tr>"
                                        + "<tr><td>ACME-1</td><td>1</td><td>genehmigt</td></tr><tr><td>ACME-2</td><td>1</td><td>abgelehnt</td></tr></table>"))
                .isEqualTo("RETURN_AUTHORIZED ACME-1x1 | RETURN_DECLINED ACME-2x1");
    }

    @Test
    void aWordNobodyTaughtIsForAPerson() {
        assertThat(read("<table>" + HEAD + row("ACME-1", "1", "Approved", "RMA-1") + row("ACME-2", "1", "Parked", "")
                        + "</table>"))
                .contains("cannot be read")
                .contains("ACME-2 | 1 | Parked");
        assertThat(read("<table>" + HEAD + row("LAMP-1", "1", "Approved", "RMA-1") + row("LAMP-2", "1", "Approved", "")
                        + "</table>"))
                .contains("cannot be read");
        assertThat(read("<table><tr><th>SKU</th><th>Status</th><th>Note</th></tr>"
                        + "<tr><td>ACME-1</td><td>Approved</td><td>only if unopened</td></tr></table>"))
                .contains("cannot be read");
        assertThat(
                        read(
                                "<table><tr><th>Foo</th><th>Bar</th><th>Baz</th></tr><tr><td>ACME-1</td><td>Approved</td><td>x</td></tr></table>"))
                .contains("cannot be read");
    }

    @Test
    void quotedTablesNeverCount() {
        String old = "<table>" + HEAD + row("ACME-1", "1", "Approved", "RMA-OLD") + row("ACME-2", "1", "Approved", "")
                + "</table>";
        assertThat(read("<p>We are looking into it.</p><blockquote type='cite'>" + old + "</blockquote>"))
                .contains("says nothing");
        assertThat(read(
                        "<p>We are looking into it.</p><p>From: Demo &lt;x@y.example&gt;<br>Sent: Monday<br>Subject: x</p>"
                                + old))
                .contains("says nothing");
    }

    @Test
    void mergedCellsAndTablesInsideTables() {
        assertThat(read("<table><tr><td><table><tr><td colspan=4>Return decision</td></tr>" + HEAD
                        + "<tr><td>ACME-1</td><td>1</td><td rowspan=2>Approved</td><td rowspan=2>RMA-7</td></tr>"
                        + "<tr><td>ACME-2</td><td>1</td></tr></table></td></tr></table>"))
                .isEqualTo("RETURN_AUTHORIZED RMA-7 ACME-1x1 ACME-2x1");
    }

    @Test
    void aTableOfTwoColumnsIsReadAsLines() {
        assertThat(read("<table><tr><td>Status</td><td>Approved</td></tr><tr><td>RMA number</td><td>RMA-9</td></tr>"
                        + "<tr><td>Ship to</td><td>Acme, Dock 4, Reno</td></tr></table>"))
                .isEqualTo("RETURN_AUTHORIZED RMA-9");
    }

    @Test
    void tablesAreReadFromHtmlEvenWherePlainTextStandsBeside() {
        ReceivedMail mail = mail(
                "multipart/alternative; boundary=b",
                "--b\nContent-Type: text/plain\n\nSKU\n\nStatus\n\nACME-1\n\nApproved\n\n"
                        + "ACME-2\n\nPending\n--b\nContent-Type: text/html\n\n<table><tr><th>SKU</th><th>Status</th></tr>"
                        + "<tr><td>ACME-1</td><td>Approved</td></tr><tr><td>ACME-2</td><td>Pending</td></tr></table>\n--b--\n");
        assertThat(read(mail)).contains("cannot be read").contains("ACME-2 | Pending");
    }

    @Test
    void aMappingSeesLabelsAndTables() {
        ReceivedMail mail = mail(
                "text/html",
                "<p>Vorgang: 4711</p><p>RMA-Nr.: X-9</p><table>" + HEAD + row("ACME-1", "1", "OK", "") + "</table>");
        Map<String, Object> input = mail.input("acme", List.of("ACME-"));
        assertThat(input.get("pairs")).isEqualTo(Map.of("Vorgang", "4711", "RMA-Nr.", "X-9"));
        assertThat(input.get("tables"))
                .isEqualTo(List.of(List.of(Map.of("SKU", "ACME-1", "Qty", "1", "Status", "OK"))));
        assertThat(Tables.pairs("RMA编号：X\nNuméro RMA : Y"))
                .containsEntry("RMA编号", "X")
                .containsEntry("Numéro RMA", "Y");
        MailFindings findings = MailFindings.of(mail, MAPPINGS.words(), List.of("ACME-"));
        assertThat(findings.findings())
                .anySatisfy(found -> assertThat(found.text()).isEqualTo("RMA-Nr.: X-9"));
        assertThat(MAPPINGS.words().field("Artikel-Nr."))
                .isEqualTo(MAPPINGS.words().field("SKU"))
                .isEqualTo("sku");
        assertThat(MAPPINGS.words().languages())
                .containsExactly("cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "sv", "tr", "zh");
    }

    @Test
    void whatLiesInAnAttachedPdfIsForAPerson() {
        String pdf =
                "--b\nContent-Type: text/plain\n\n%s\n--b\nContent-Type: application/pdf; name=a.pdf\n\n%%PDF-1.4\n--b--\n";
        assertThat(read(mail("multipart/mixed; boundary=b", pdf.formatted("Please see attached."))))
                .contains("the answer is in an attached PDF");
        assertThat(read(mail("multipart/mixed; boundary=b", pdf.formatted("Approved. RMA: RMA-5"))))
                .isEqualTo("RETURN_AUTHORIZED RMA-5");
    }

    @Test
    void forwardedWordsAreForAPersonUnlessTheSenderSaysSomethingHimself() {
        String forward = "\n\n---------- Forwarded message ---------\nFrom: Eve\n\nApproved.\n";
        assertThat(read(mail("text/plain", "fyi" + forward))).contains("forwarded");
        assertThat(read(mail("text/plain", "Denied." + forward))).isEqualTo("RETURN_DECLINED");
    }

    private static String row(String... cells) {
        return List.of(cells).stream().collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>"));
    }

    private static String read(String html) {
        return read(mail("text/html; charset=utf-8", "<html><body>" + html + "</body></html>"));
    }

    private static ReceivedMail mail(String type, String body) {
        return MailReader.read(
                ("From: a@acme.example\nMessage-ID: <1@acme.example>\nContent-Type: " + type + "\n\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String read(ReceivedMail mail) {
        try {
            return MAPPINGS.apply("mail/answers", mail.input("acme", List.of("ACME-"))).stream()
                    .map(MailTablesTest::shown)
                    .collect(Collectors.joining(" | "));
        } catch (UnreadableMessage e) {
            return e.reason();
        }
    }

    private static String shown(ObjectNode message) {
        StringBuilder shown = new StringBuilder(message.path("kind").asText());
        shown.append(message.has("rma") ? " " + message.path("rma").asText() : "");
        message.path("lines")
                .forEach(line -> shown.append(" ")
                        .append(line.path("sku").asText())
                        .append("x")
                        .append(line.path("quantity").asInt()));
        return shown.toString();
    }
}
