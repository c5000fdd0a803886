package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailHeadTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static MailHead head(String... lines) {
        return MailHead.of((String.join("\r\n", lines) + "\r\n\r\ntext").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: Acme <rma@ACME.example> | acme.example",
                "From: rma@acme.example | acme.example",
                "From: rma@acme.example (Acme Returns) | acme.example",
                "From: \"a@b.example\" <x@acme.example> | acme.example",
                "From: nobody | ",
                "Subject: none | "
            })
    void theDomainTheSenderClaims(String line, String domain) {
        assertThat(head(line).fromDomain().orElse(null)).isEqualTo(domain);
    }

    @Test
    void aNameIsShortPrintableAndTheSameForTheSameMail() {
        assertThat(head("Message-ID:  <1@a> ").messageId()).isEqualTo("<1@a>");
        assertThat(head("Message-ID: <1\u0000\u0001@a>").messageId()).isEqualTo("<1 @a>");
        String endless = head("Message-ID: <" + "x".repeat(9000) + "@a>").messageId();
        assertThat(endless)
                .hasSizeLessThan(400)
                .isNotEqualTo(head("Message-ID: <" + "x".repeat(8999) + "@a>").messageId());
        assertThat(head("Subject: a").messageId())
                .isEqualTo(head("Subject: a").messageId())
                .isNotEqualTo(head("Subject: b").messageId())
                .endsWith("@without-message-id>");
        assertThat(MailHead.of(new byte[0]).messageId()).isNotBlank();
        assertThat(MailHead.of(new byte[] {(byte) 0xff, 0, 13, 10, ':', 13, 10}).messageId())
                .isNotBlank();
    }

    @Test
    @Row("N12")
    void theHubKnowsItsOwnMailAndNobodyAnswersIt() {
        byte[] mail = canary("INBOX");
        assertThat(MailHead.of(mail).canary()).contains(TOKEN);
        assertThat(MailHead.of(mail).messageId()).isEqualTo("<canary." + TOKEN + "@shop.example>");
        assertThat(new String(mail, StandardCharsets.US_ASCII))
                .contains(
                        "To: returns+canary@shop.example",
                        "Subject: Backhaul canary for INBOX\r\n",
                        "Auto-Submitted: auto-generated");
        assertThat(MailReader.read(mail).kind())
                .as("also where its word is not known")
                .isNotEqualTo(MailKind.ANSWER);
        assertThat(head("X-Backhaul-Canary: guess").canary()).isEmpty();
    }

    @Test
    @Row("N12")
    void aRuleOfTheServerCanTellTheCanariesOfTwoFoldersApart() {
        assertThat(MailReader.read(canary("Suppliers")).subject()).isEqualTo("Backhaul canary for Suppliers");
        assertThat(MailReader.read(canary("R\u00fccksendungen")).subject())
                .isEqualTo("Backhaul canary for R\u00fccksendungen");
    }

    private static byte[] canary(String folder) {
        return CanaryMail.write("returns@shop.example", folder, TOKEN, Instant.parse("2026-10-01T12:00:00Z"));
    }

    @Test
    @Row("N12")
    void itsOwnMailThatBouncesIsKnownByItsMessageId() {
        String report = "Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nMessage-ID: <canary." + TOKEN
                + "@shop.example>\r\n--x--\r\n";
        assertThat(MailHead.of(report.getBytes(StandardCharsets.US_ASCII)).bouncedCanary())
                .contains(TOKEN);
        assertThat(head("Subject: I quote <canary." + TOKEN + "@shop.example>").bouncedCanary())
                .as("no report")
                .isEmpty();
    }
}
