package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.message.Reference;
import io.backhaul.partner.mail.DeliveryReport.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What mail systems report of our mails. */
class DeliveryReportTest {

    private static final String OURS = "<rma-req.0c1f.4f1c9ab27d3e40a18c55e0d2b6a7f913@backhaul.test>";

    @Test
    void aFailureNamesTheMailTheMailboxAndTheServersWords() throws IOException {
        DeliveryReport report = DeliveryReport.read(Files.readAllBytes(Path.of("mappings/mail/samples/bounce.eml")));

        assertThat(report.fate()).isEqualTo(Fate.FAILED);
        assertThat(report.messageIds()).containsExactly(OURS);
        assertThat(report.diagnostic()).isEqualTo("rma@acme.example: 5.1.1");
        assertThat(MailKeys.ofOurs(OURS, "returns@backhaul.test"))
                .containsExactly(
                        Reference.of(Reference.Type.MAIL_MESSAGE, OURS),
                        Reference.of(Reference.Type.MAIL_TOKEN, "4f1c9ab27d3e40a18c55e0d2b6a7f913"));
        assertThat(MailKeys.ofOurs("<x@backhaul.test>", "returns@backhaul.test"))
                .isEmpty();
    }

    @Test
    void aFoldedDiagnosticIsOneLine() {
        DeliveryReport report = DeliveryReport.read(
                status("failed", "Diagnostic-Code: smtp; 550 5.7.1 We do not want\r\n  your mail\r\n"));

        assertThat(report.diagnostic()).isEqualTo("rma@acme.example: 550 5.7.1 We do not want your mail");
    }

    @Test
    void aDelayIsNoFailure() {
        assertThat(DeliveryReport.read(status("delayed", "")).fate()).isEqualTo(Fate.DELAYED);
        assertThat(DeliveryReport.read(status("relayed", "")).fate()).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void aComplaintIsOne() {
        DeliveryReport report = DeliveryReport.read(bytes("""
                From: <abuse@isp.example>
                Message-ID: <1@isp.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                This is a report for an email message.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: Tool/1.0
                Version: 1

                --b
                Content-Type: message/rfc822

                From: <returns@backhaul.test>
                Message-ID: %s
                Subject: Return request

                Hello
                --b--
                """.formatted(OURS)));

        assertThat(report.fate()).isEqualTo(Fate.COMPLAINT);
        assertThat(report.messageIds()).containsExactly(OURS);
        assertThat(report.diagnostic()).isEqualTo("abuse");
    }

    @Test
    void anOldServerWithoutAStatusPartReportsAFailure() {
        DeliveryReport report = DeliveryReport.read(bytes("""
                Return-Path: <>
                From: MAILER-DAEMON@old.example
                Message-ID: <2@old.example>
                Subject: failure notice

                Hi. I could not deliver your message.

                --- Below this line is a copy of the message.
                Message-ID: %s
                Subject: Return request
                """.formatted(OURS)));

        assertThat(report.fate()).isEqualTo(Fate.FAILED);
        assertThat(report.messageIds()).containsExactly(OURS);
    }

    private static byte[] status(String action, String more) {
        return bytes("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.acme.example
                Message-ID: <3@mx.acme.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.example

                Final-Recipient: rfc822; rma@acme.example
                Action: %s
                Status: 5.7.1
                %s
                --b--
                """.formatted(action, more));
    }

    private static byte[] bytes(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
