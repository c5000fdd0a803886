package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Reference;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.hub.settings.Watching;
import io.backhaul.mapping.FileFormat;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.mapping.Workbooks;
import io.backhaul.partner.mail.MailReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table attached to a mail is read like a file, unless the mail's own words say something else. */
@Row("S8")
class MailTablesTest {

    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));
    private static final String HEADER = "RMA No;Order;SKU;Qty;Status;Condition;Amount;Currency\n";
    private static final List<Reference> THREAD = List.of(new Reference(Reference.Type.MAIL_TOKEN, "token-1"));

    private static final ChannelConfig.Attached CSV = new ChannelConfig.Attached(
            FileFormat.of(
                    "csv", Map.of("delimiter", ";", "columns", List.of("RMA No", "Order", "SKU", "Qty", "Status"))),
            "globex/answers");

    private static final ChannelConfig.Attached XLSX = new ChannelConfig.Attached(
            FileFormat.of("xlsx", Map.of("columns", List.of("RMA No", "Order", "SKU", "Qty", "Status"))),
            "globex/answers");

    @Test
    void aTableOverOneReturnBelongsToTheThread() {
        MailTables.Said reading =
                read("Please see the attached answers.", "a.csv", HEADER + "R-1;#1;ACME-1;2;APPROVED;;;\n", CSV);
        assertThat(reading.messages()).extracting(m -> m.get("kind").asText()).containsExactly("RETURN_AUTHORIZED");
        assertThat(reading.messages().get(0).get("references").toString()).contains("token-1");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void aTableOverSeveralReturnsNamesThemItself() {
        MailTables.Said reading =
                read("", "a.csv", HEADER + "R-1;#1;ACME-1;2;APPROVED;;;\nR-2;#2;ACME-2;1;DECLINED;;;\n", CSV);
        assertThat(reading.messages())
                .hasSize(2)
                .noneMatch(m -> m.get("references").toString().contains("token-1"));
    }

    @Test
    void badRowsAndFormulasAreToldAndTheOthersGoThrough() {
        MailTables.Said reading = read(
                "See attached.", "a.csv", HEADER + "R-1;#1;ACME-1;2;APPROVED;;;\nR-2;#1;=1+1;1;APPROVED;;;\n", CSV);
        assertThat(reading.messages()).hasSize(1);
        assertThat(reading.problems()).containsExactly("a.csv line 3: SKU holds a formula");
    }

    @Test
    void aWorkbookIsReadToo() {
        byte[] book = Workbooks.rows(
                new Object[] {"RMA No", "Order", "SKU", "Qty", "Status"},
                new Object[] {"R-1", "#1", "ACME-1", 2, "APPROVED"});
        assertThat(read("Attached.", "a.xlsx", book, XLSX).messages()).hasSize(1);
        assertThat(read("Attached.", "a.xls", book, CSV).problems()).containsExactly("a.xls: not a text file");
    }

    @Test
    void withoutAFormatInThePassportAPersonReadsIt() {
        assertThatThrownBy(() -> read("APPROVED, RMA R-1", "a.csv", HEADER, null))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage("a.csv: table attached, no format in the passport of acme");
    }

    @Test
    void aTextThatContradictsTheTableIsForAPerson() {
        String approved = HEADER + "R-1;#1;ACME-1;2;APPROVED;;;\n";
        assertThatThrownBy(() -> read("Your request is declined.", "a.csv", approved, CSV))
                .hasMessage("mail: the text says return declined, the attached table says return authorized");
        assertThat(read("Approved. RMA number R-1.", "a.csv", approved, CSV).messages())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is only a draft, please wait.",
                "Do not use this list, it is wrong.",
                "Bitte nicht verwenden, Entwurf.",
                "Merci d'attendre, ce n'est pas la version finale.",
                "We approve, but ACME-2 must be checked first."
            })
    void aNoteThatLimitsItsTableIsForAPerson(String note) {
        assertThatThrownBy(() -> read(note, "a.csv", HEADER + "R-1;#1;ACME-1;2;APPROVED;;;\n", CSV))
                .isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void aTableThatWasForwardedMayBeSomebodyElses() {
        String forwarded = "FYI\r\n\r\n---------- Forwarded message ---------\r\nFrom: Globex <rma@globex.example>\r\n"
                + "Date: Thu, Oct 1, 2026\r\nSubject: answers\r\nTo: <rma@acme.example>\r\n\r\nsee attached";
        assertThatThrownBy(() -> read(forwarded, "a.csv", HEADER + "R-1;#1;ACME-1;2;APPROVED;;;\n", CSV))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage("mail: a table is attached to a forwarded mail: it may be somebody else's");
    }

    @Test
    void aTableBesideWordsThatCannotBeReadForCertainIsForAPerson() {
        assertThatThrownBy(() -> read("Att\u200bached.\u202e", "a.csv", HEADER + "R-1;#1;ACME-1;2;APPROVED;;;\n", CSV))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage("mail: the mail has characters that are not seen and change how it is read");
    }

    @Test
    void twoFilesWhoseNamesLookAlikeOnceMadeHarmlessShareNoKeys() throws IOException {
        String one = HEADER + "R-1;#1;ACME-1;1;INSPECTED;RESELLABLE;;\n";
        String other = HEADER + "R-1;#1;ACME-1;1;INSPECTED;MISSING;;\n";
        String key = keys(attached("2026\u9000\u6b3e.csv", one)).get(0);
        assertThat(key).as("as it always was").startsWith("<1@acme.example>/2026_.csv#");
        assertThat(keys(attached("2026\u9000\u6b3e.csv", one) + attached("2026\u8ba2\u5355.csv", other)))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .startsWith(key);
        assertThat(keys(attached("2026\u9000\u6b3e.csv", one) + attached("2026\u8ba2\u5355.csv", one)))
                .as("one table, attached twice")
                .containsExactly(key, key);
    }

    /** What keys the rows of these tables get by a mapping that leaves them to the hub. */
    private static List<String> keys(String parts) throws IOException {
        String keyless = Files.readString(Path.of("mappings/globex/answers.jsonata"))
                .replaceFirst("(?s)\"key\": \\$join\\(\\[.*?\\], \"/\"\\),", "");
        ChannelConfig.Attached format = new ChannelConfig.Attached(CSV.table(), "globex/keyless");
        return read(MAPPINGS.with("globex/keyless", keyless), "See attached.", parts, format).messages().stream()
                .map(m -> m.path("key").asText())
                .toList();
    }

    private static String attached(String name, String content) {
        return attached(
                "*=utf-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                content.getBytes(StandardCharsets.UTF_8));
    }

    private static String attached(String name, byte[] content) {
        return "\r\n--x\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename" + name + "\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content);
    }

    private static MailTables.Said read(String text, String file, String content, ChannelConfig.Attached files) {
        return read(text, file, content.getBytes(StandardCharsets.UTF_8), files);
    }

    private static MailTables.Said read(String text, String file, byte[] content, ChannelConfig.Attached files) {
        return read(MAPPINGS, text, attached("=" + file, content), files);
    }

    private static MailTables.Said read(Mappings mappings, String text, String parts, ChannelConfig.Attached files) {
        String raw = "From: Acme <rma@acme.example>\r\nTo: returns@backhaul.test\r\nSubject: Re: return\r\n"
                + "Message-ID: <1@acme.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + text + parts + "\r\n--x--\r\n";
        ChannelConfig.Mail channel = new ChannelConfig.Mail(
                "rma@acme.example", List.of("acme.example"), List.of(), "mail/answers", files, null);
        SupplierConfig acme = new SupplierConfig(
                "acme",
                "Acme",
                List.of("demo"),
                List.of("ACME-"),
                channel,
                "order-name",
                null,
                new Watching(null, null),
                false,
                "hash");
        var mail = MailReader.read(raw.getBytes(StandardCharsets.UTF_8));
        assertThat(MailTables.in(mail)).isTrue();
        MailTables.Said reading = new MailTables(mappings).read(mail, acme, THREAD);
        List<ObjectNode> messages = reading.messages();
        assertThat(messages).allMatch(m -> m.get("supplier").asText().equals("acme"));
        return reading;
    }
}
