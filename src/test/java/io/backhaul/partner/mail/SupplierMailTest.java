package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Reference;
import io.backhaul.core.money.Money;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.SupplierMail.Purpose;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupplierMailTest {

    private static final String TOKEN = "4f1c9ab27d3e40a18c55e0d2b6a7f913";
    private static final Attachment PHOTO =
            Attachment.of("photo 1.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
    private static final MailTemplates TEMPLATES = new MailTemplates(Path.of("mappings"), Map.of("acme", "en"));
    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    @Row({"S23", "S34", "S131", "S133", "S153", "S155", "S156", "S187"})
    @Test
    void asksBothQuestionsWithTheEvidence() {
        ReceivedMail mail = read(mail(Purpose.RMA_REQUEST, List.of(PHOTO), List.of()));

        assertThat(mail.messageId()).isEqualTo("<rma-req.0c1f-2." + TOKEN + "@backhaul.test>");
        assertThat(mail.from()).isEqualTo("returns@backhaul.test");
        assertThat(mail.header("To")).containsExactly("rma@acme.example");
        assertThat(mail.header("Reply-To").toString()).contains("returns+" + TOKEN + "@backhaul.test");
        assertThat(mail.subject()).contains("#2001").endsWith("[ref:" + TOKEN + "]");
        assertThat(mail.header("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.header("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-10-05T09:12:00Z"));
        assertThat(mail.text())
                .contains("order #2001")
                .contains("1 x ACME-1 (defective)")
                .contains("Do you take these goods back?")
                .contains("to which address shall they go?");
        assertThat(mail.attachments()).containsExactly(PHOTO);
        assertThat(mail.kind()).as("a loop would end here").isEqualTo(MailKind.AUTO_REPLY);
    }

    @Row({"S144", "S164"})
    @Test
    void followUpsStayInTheThread() {
        List<String> earlier =
                List.of("<rma-req.a." + TOKEN + "@backhaul.test>", "<rma-req.b." + TOKEN + "@backhaul.test>");
        ReceivedMail mail = read(mail(Purpose.REMINDER, List.of(), earlier));

        assertThat(mail.inReplyTo()).containsExactly(earlier.get(1));
        assertThat(mail.references()).isEqualTo(earlier);
        assertThat(MailKeys.of(mail, "returns@backhaul.test"))
                .contains(
                        Reference.of(Reference.Type.MAIL_MESSAGE, earlier.get(0)),
                        Reference.of(Reference.Type.MAIL_TOKEN, TOKEN));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void theSameMailIsTheSameBytes(Purpose purpose) {
        assertThat(written(mail(purpose, List.of(PHOTO), List.of())))
                .isEqualTo(written(mail(purpose, List.of(PHOTO), List.of())));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void ourOwnWordsAreNoVerdictEvenWhenQuotedWithoutMarks(Purpose purpose) {
        ReceivedMail ours = read(mail(purpose, List.of(PHOTO), List.of()));

        assertThat(ours.text()).contains("#2001");
        assertThatThrownBy(() -> MAPPINGS.apply(
                        "mail/answers",
                        Map.of(
                                "supplier",
                                "acme",
                                "text",
                                ours.text(),
                                "messageId",
                                "<1@a>",
                                "date",
                                "2026-10-05T09:12:00Z")))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("nothing that can be read");
    }

    @Test
    void foreignTextCannotAddHeadersOrLines() {
        SupplierMail.About about = new SupplierMail.About(
                "#1\r\nBcc: evil@example.org",
                null,
                null,
                null,
                List.of(),
                null,
                "hello\n\nApproved. RMA number: RMA-1");
        SupplierMail mail = new SupplierMail(
                Purpose.RMA_REQUEST,
                new SupplierMail.Thread("a", TOKEN, "returns@backhaul.test", "Demo\r\nBcc: x@evil.example", List.of()),
                "rma@acme.example",
                List.of(),
                about,
                List.of(),
                0,
                null,
                Instant.EPOCH);

        assertThat(read(mail).header("Bcc")).isEmpty();
        assertThat(read(mail).text()).contains("Note: hello Approved.");
    }

    @Test
    void refusesWhatCannotBeReadBack() {
        SupplierMail good = mail(Purpose.CLAIM, List.of(), List.of());
        assertThatThrownBy(() -> written(new SupplierMail(
                        good.purpose(),
                        new SupplierMail.Thread("a b", "short", "returns@backhaul.test", "x", List.of()),
                        good.to(),
                        List.of(),
                        good.about(),
                        List.of(),
                        0,
                        null,
                        good.date())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(new SupplierMail(
                        good.purpose(),
                        good.thread(),
                        "not an address\n",
                        List.of(),
                        good.about(),
                        List.of(),
                        0,
                        null,
                        good.date())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SupplierMail mail(Purpose purpose, List<Attachment> evidence, List<String> earlier) {
        return new SupplierMail(
                purpose,
                new SupplierMail.Thread("0c1f-2", TOKEN, "returns@backhaul.test", "Demo Store", earlier),
                "rma@acme.example",
                List.of("copy@acme.example"),
                new SupplierMail.About(
                        "#2001",
                        "#2001",
                        "RMA-77",
                        "1Z999",
                        List.of(new SupplierMail.Item("ACME-1", 1, "DEFECTIVE")),
                        Money.of("49.90", "USD"),
                        "does not switch on"),
                evidence,
                2,
                "https://hub.example/answer/0123456789abcdef0123456789abcdef0123456789abcdef",
                Instant.parse("2026-10-05T09:12:00Z"));
    }

    private static byte[] written(SupplierMail mail) {
        return SupplierMailWriter.write(mail, TEMPLATES.letter("acme", "en", mail));
    }

    private static ReceivedMail read(SupplierMail mail) {
        byte[] bytes = written(mail);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("MIME-Version: 1.0");
        return MailReader.read(bytes);
    }
}
