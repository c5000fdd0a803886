package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.message.Reference;
import io.backhaul.mapping.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailReaderTest {

    private static final String TOKEN = "4f1c9ab27d3e40a18c55e0d2b6a7f913";

    @Test
    void readsWhatAPersonWouldSee() {
        ReceivedMail mail = read("""
                Date: Mon, 5 Oct 2026 17:20:00 +0200
                From: =?utf-8?q?J=C3=B6rg?= <RMA@Acme.example>
                To: Returns <returns+%s@backhaul.test>
                Delivered-To: returns@backhaul.test
                Subject: =?utf-8?q?R=C3=BCckgabe?= [ref:%s]
                Message-Id: <1@acme.example>
                In-Reply-To: <rma-req.b.%s@backhaul.test>
                References: <x@acme.example>
                 <rma-req.a.%s@backhaul.test>
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                Gr=FCn. Approved.
                > no
                """.formatted(TOKEN, TOKEN, TOKEN, TOKEN));

        assertThat(mail.kind()).isEqualTo(MailKind.ANSWER);
        assertThat(mail.messageId()).isEqualTo("<1@acme.example>");
        assertThat(mail.from()).isEqualTo("rma@acme.example");
        assertThat(mail.fromDomain()).isEqualTo("acme.example");
        assertThat(mail.recipients()).contains("returns+" + TOKEN + "@backhaul.test", "returns@backhaul.test");
        assertThat(mail.subject()).startsWith("Rückgabe [ref:");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-10-05T15:20:00Z"));
        assertThat(mail.answerText()).isEqualTo("Grün. Approved.");
        assertThat(mail.thread())
                .containsExactly(
                        "<rma-req.b." + TOKEN + "@backhaul.test>",
                        "<rma-req.a." + TOKEN + "@backhaul.test>",
                        "<x@acme.example>");
        assertThat(MailKeys.of(mail, "returns@backhaul.test"))
                .containsExactly(
                        Reference.of(Reference.Type.MAIL_MESSAGE, "<rma-req.b." + TOKEN + "@backhaul.test>"),
                        Reference.of(Reference.Type.MAIL_MESSAGE, "<rma-req.a." + TOKEN + "@backhaul.test>"),
                        Reference.of(Reference.Type.MAIL_TOKEN, TOKEN));
    }

    @Test
    void keysThatContradictEachOtherAreAllTold() {
        String other = "f".repeat(32);
        ReceivedMail mail = read("From: a@acme.example\nTo: RETURNS+" + other + "@Backhaul.test\nSubject: x [ref:"
                + TOKEN + "]\nIn-Reply-To: <rma-req.a." + TOKEN + "@evil.example>\n\nhi\n");

        assertThat(MailKeys.of(mail, "returns@backhaul.test"))
                .containsExactly(
                        Reference.of(Reference.Type.MAIL_TOKEN, other), Reference.of(Reference.Type.MAIL_TOKEN, TOKEN));
    }

    @Test
    void attachmentsAreUnchangedHarmlesslyNamedAndTypedByContent() {
        ReceivedMail mail = read("""
                From: a@acme.example
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See files.
                --b
                Content-Type: application/pdf; name="../../etc/passwd.pdf"
                Content-Disposition: attachment; filename="../../etc/pässwd?.jpg"
                Content-Transfer-Encoding: base64

                /9j/4AAQ
                --b
                Content-Type: text/csv; charset=windows-1252
                Content-Disposition: attachment; filename=rma.csv
                Content-Transfer-Encoding: base64

                R1L8bg==
                --b
                Content-Type: text/plain

                More words.
                --b--
                """);

        assertThat(mail.text()).contains("See files.").contains("More words.");
        assertThat(mail.attachments()).extracting(Attachment::mediaType).containsExactly("image/jpeg", "text/plain");
        assertThat(mail.attachments().get(0).name()).matches("[A-Za-z0-9._-]+").doesNotContain("..");
        assertThat(mail.attachments().get(1).content()).containsExactly('G', 'R', 0xfc, 'n');
        assertThat(mail.attachments().get(0).evidence().sha256())
                .hasSize(64)
                .isEqualTo(mail.attachments().get(0).sha256());
    }

    @Test
    void plainTextIsPreferredAndHtmlIsReadWhereThereIsNone() {
        String html = "\n--b\nContent-Type: text/html; charset=utf-8\n\n"
                + "<p>Approved&nbsp;<b>now</b></p><div style='display:none'>DENIED</div><ul><li>one</ul>\n--b--\n";
        String head =
                "From: a@acme.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n";

        assertThat(read(head + "Plain words." + html).text().strip()).isEqualTo("Plain words.");
        assertThat(read(head + "  " + html).text().strip().lines()).containsExactly("Approved now", "one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: no | ANSWER",
                "X-Auto-Response-Suppress: All | ANSWER",
                "Precedence: bulk | ANSWER",
                "Return-Path: <rma@acme.example> | ANSWER",
                "Auto-Submitted: auto-replied (vacation) | AUTO_REPLY",
                "Precedence: auto_reply | AUTO_REPLY",
                "X-Autoreply: yes | AUTO_REPLY",
                "X-Apple-Action: VACATION | AUTO_REPLY",
                "Return-Path: <> | AUTO_REPLY",
                "Subject: Out of Office: back on Monday | AUTO_REPLY",
                "Subject: =?utf-8?q?R=C3=A9ponse?= automatique : absence | AUTO_REPLY",
                "Subject: Abwesenheitsnotiz | AUTO_REPLY",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b | BOUNCE",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b | RECEIPT",
                "Content-Type: multipart/report; report-type=feedback-report; boundary=b | COMPLAINT",
            })
    void headersTellMachinesFromPeople(String header, MailKind kind) {
        assertThat(read("From: a@acme.example\n" + header + "\n\nApproved.\n").kind())
                .isEqualTo(kind);
    }

    @Test
    void aBounceNamesTheMailItIsAbout() {
        ReceivedMail mail = read("Return-Path: <>\nFrom: MAILER-DAEMON@mx.test\nContent-Type: multipart/report;"
                + " report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nSorry.\n--b\n"
                + "Content-Type: message/rfc822\n\nMessage-ID: <rma-req.a." + TOKEN + "@backhaul.test>\n"
                + "Subject: x\n\nhello\n--b--\n");

        assertThat(mail.reportedMessageId()).isEqualTo("<rma-req.a." + TOKEN + "@backhaul.test>");
        assertThat(MailKeys.of(mail, "returns@backhaul.test")).contains(Reference.of(Reference.Type.MAIL_TOKEN, TOKEN));
    }

    @Test
    void aMailWithoutAnIdGetsTheSameOneEveryTime() {
        String raw = "From: a@acme.example\n\nhi\n";
        assertThat(read(raw).messageId()).isEqualTo(read(raw).messageId()).matches("<[0-9a-f]{32}@no-message-id>");
    }

    @Test
    void oddMailsAreReadAsFarAsTheyGo() {
        assertThat(read("From: a@acme.example\nContent-Type: text/plain; charset=no-such\n\nGrün\n")
                        .text())
                .contains("Grün");
        assertThat(read("From: a@acme.example\nContent-Type: multipart/mixed\n\nno boundary\n")
                        .kind())
                .isEqualTo(MailKind.ANSWER);
        assertThat(read("From: a@acme.example\nDate: yesterday\n\nhi\n").date()).isNull();
    }

    @Test
    void whatNoDatabaseKeepsComesNoFurther() {
        ReceivedMail mail = read("From: <a@acme.example\0>\nSubject: =?utf-8?Q?Re=00turn?= \0 1\nX-A: \0\n\nhi\n");
        assertThat(mail.from())
                .as("an address with a control character is nobody's")
                .isNull();
        assertThat(mail.subject()).isEqualTo("Re?turn ? 1");
        assertThat(mail.headers()).noneMatch(header -> header.value().contains("\0"));
    }

    @Test
    void refusesWhatIsTooMuch() {
        assertRefused("", "no header");
        assertRefused("From: a@acme.example\n" + "X-A: b\n".repeat(2000) + "\nhi\n", "mail");
        assertRefused(nested(20), "nested deeper");
        assertRefused(nested(200), "nested parts");
        assertRefused(
                "From: a@acme.example\nContent-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Disposition: attachment; filename=a\n\nx\n".repeat(40) + "--b--\n",
                "attachments");
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder("From: a@acme.example\n");
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }
        return mail.append("Content-Type: text/plain\n\nhi\n").toString();
    }

    private static ReceivedMail read(String raw) {
        return MailReader.read(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String raw, String reason) {
        assertThatThrownBy(() -> read(raw))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining(reason);
    }
}
