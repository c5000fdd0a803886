package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTrustTest {

    private static final String FROM = "From: Acme <rma@acme.example>\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.backhaul.test; dmarc=pass header.from=acme.example",
                "MX.backhaul.test 1; dmarc=pass (p=reject) header.from=acme.example; spf=fail",
                "mx.backhaul.test; dkim=pass header.d=acme.example",
                "mx.backhaul.test; dkim=fail header.d=list.example; dkim=pass header.i=@mail.acme.example",
                "mx.backhaul.test;\n dmarc = pass\n header.from=ACME.example"
            })
    void ourServersWordIsBelieved(String results) {
        assertThat(judge("Authentication-Results: " + results + "\n" + FROM).trusted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.backhaul.test; none",
                "mx.backhaul.test; dmarc=fail header.from=acme.example; dkim=pass header.d=acme.example",
                "mx.backhaul.test; dmarc=pass header.from=evil.example",
                "mx.backhaul.test; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=acme.example",
                "mx.backhaul.test; dkim=pass header.d=notacme.example",
                "mx.backhaul.test; dkim=pass header.d=example",
                "mx.backhaul.test; dkim=pass",
                "mx.backhaul.test; spf=pass smtp.mailfrom=acme.example",
                "mx.backhaul.test; dkim=none (dmarc=pass header.from=acme.example)",
                "mx.backhaul.test; dkim=none reason=\"; dmarc=pass header.from=acme.example\"",
                "mx.backhaul.test; dmarc=temperror header.from=acme.example",
                "mx.evil.example; dmarc=pass header.from=acme.example",
                "mx.backhaul.test.evil.example; dmarc=pass header.from=acme.example",
                "(mx.backhaul.test; dmarc=pass) evil; dmarc=pass"
            })
    void anythingElseIsNot(String results) {
        Trust trust = judge("Authentication-Results: " + results + "\n" + FROM);

        assertThat(trust.trusted()).isFalse();
        assertThat(trust.reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Acme <rma@acme.example>\nFrom: Evil <x@evil.example>\n",
                "From: Acme <rma@acme.example>, Evil <x@evil.example>\n",
                "From: \"rma@acme.example\" <x@evil.example>\n",
                "From: rma@sub.acme.example\n",
                "From: rma@acme-example.net\n",
                "From: undisclosed:;\n",
                "Subject: no sender\n"
            })
    void theSenderMustBeExactlyOneOfTheSuppliers(String from) {
        assertThat(judge("Authentication-Results: mx.backhaul.test; dmarc=pass\n" + from)
                        .trusted())
                .isFalse();
    }

    @Test
    void junkSignaturesCannotHideTheOneThatCameBefore() {
        String pass = "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=acme.example\n" + FROM;
        String real = "DKIM-Signature: v=1; d=acme.example; h=from; b=cmVhbA\n";
        assertThat(judge(pass + junk(9) + real).trusted()).isTrue();
        assertThat(MailProblems.signatures(mail(pass + junk(9) + real)))
                .as("all that a believed mail carries are remembered")
                .hasSize(10)
                .containsAll(MailProblems.signatures(mail(pass + real)));
        assertThat(judge(pass + junk(10) + real)).isEqualTo(Trust.no("the mail carries more than 10 signatures"));
    }

    private static String junk(int signatures) {
        StringBuilder junk = new StringBuilder();
        for (int i = 0; i < signatures; i++) {
            junk.append("DKIM-Signature: v=1; d=junk.example; h=from; b=anVuaw")
                    .append(i)
                    .append('\n');
        }
        return junk.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "none", "softfail"})
    void onlyTheTopmostVerdictOfOurServerCounts(String real) {
        String forged = "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=acme.example\n";
        String ours = "Authentication-Results: mx.backhaul.test; dmarc=" + real + " header.from=acme.example\n";

        assertThat(judge(ours + forged + FROM).trusted()).isFalse();
        assertThat(judge("Authentication-Results: other.example; dmarc=pass\n" + ours + "Received: x\n" + forged + FROM)
                        .trusted())
                .isFalse();
    }

    @Row({"N11", "F85"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.backhaul.test; dmarc=pass",
                "mx.backhaul.test; dmarc=pass header.from=",
                "mx.backhaul.test; dmarc=pass header.from=acme.example header.from=evil.example",
                "mx.backhaul.test; dmarc=pass header.from=acme.example; dmarc=fail header.from=acme.example",
                "mx.backhaul.test; dmarc=pass header.from=acme.example; dmarc=pass header.from=evil.example",
                "mx.backhaul.test; dmarc=bestguesspass header.from=acme.example",
                "mx.backhaul.test mx.evil.example; dmarc=pass header.from=acme.example",
                "\"mx.backhaul.test\"; dmarc=pass header.from=acme.example",
                "mx.backhaul.test; x=dmarc=pass header.from=acme.example",
                "; dmarc=pass header.from=acme.example"
            })
    void aVerdictThatIsNotPlainlyAboutHimIsNone(String results) {
        assertThat(judge("Authentication-Results: " + results + "\n" + FROM).trusted())
                .isFalse();
    }

    @Row({"N11", "F85"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reply-To: eve@evil.example\n",
                "Reply-To: \"rma@acme.example\" <eve@evil.example>\n",
                "Reply-To: rma@acme.example, eve@evil.example\n",
                "Sender: eve@evil.example\n",
                "Subject: one\nSubject: two\n",
                "To: a@backhaul.test\nTo: b@backhaul.test\n",
                "Content-Type: text/plain\nContent-Type: text/html\n",
                "Message-ID: <2@acme.example>\n"
            })
    void aMailWithTwoMeaningsIsNotHis(String header) {
        String pass = "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=acme.example\n";
        assertThat(judge(pass + FROM).trusted()).isTrue();
        assertThat(judge(pass + "Reply-To: Desk <desk@acme.example>\n" + FROM).trusted())
                .isTrue();
        assertThat(judge(pass + header + FROM).trusted()).isFalse();
    }

    @Row({"N11", "F85"})
    @Test
    void onlySoManyFieldsCountAsOurServerWrites() {
        String dkim = "Authentication-Results: mx.backhaul.test; dkim=none\n";
        String dmarc = "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=acme.example\n";
        assertThat(judge(dkim + dmarc + FROM).trusted()).isFalse();
        assertThat(two(dkim + dmarc + FROM).trusted()).isTrue();
        assertThat(two(dkim + dkim + dmarc + FROM).trusted())
                .as("the third is not ours")
                .isFalse();
    }

    private static Trust two(String headers) {
        byte[] raw = (headers + "Message-ID: <1@acme.example>\n\nApproved.\n").getBytes(StandardCharsets.UTF_8);
        OwnServer server = new OwnServer("mx.backhaul.test", 2, OwnServer.Dkim.OFF);
        return new MailTrust(server, null)
                .judge(MailReader.read(raw), raw, new MailSender(List.of("acme.example"), List.of()));
    }

    @Row({"N11", "F85"})
    @Test
    void whereADomainIsAnybodysOnlyHisAddressIsHis() {
        MailSender his = new MailSender(List.of(), List.of("Acme.RMA@gmail.example"));
        for (String address : List.of("acme.rma@gmail.example", "acme.rna@gmail.example")) {
            byte[] raw = ("Authentication-Results: mx.backhaul.test; dmarc=pass header.from=gmail.example\nFrom: "
                            + address + "\nMessage-ID: <1@gmail.example>\n\nApproved.\n")
                    .getBytes(StandardCharsets.UTF_8);
            Trust trust =
                    new MailTrust(OwnServer.named("mx.backhaul.test"), null).judge(MailReader.read(raw), raw, his);
            assertThat(trust.trusted()).as(address).isEqualTo(address.startsWith("acme.rma"));
        }
    }

    @Row({"N11", "F85"})
    @Test
    void aDomainInUnicodeIsTheSameAsInPunycodeAndNoLookAlike() {
        MailSender his = new MailSender(List.of("bücher.example"), List.of());
        String pass = "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=xn--bcher-kva.example\n";
        for (String domain :
                List.of("xn--bcher-kva.example", "BÜCHER.example", "bucher.example", "b\u00fc\u0441her.example")) {
            byte[] raw = (pass + "From: rma@" + domain + "\nMessage-ID: <1@x.example>\n\nApproved.\n")
                    .getBytes(StandardCharsets.UTF_8);
            Trust trust =
                    new MailTrust(OwnServer.named("mx.backhaul.test"), null).judge(MailReader.read(raw), raw, his);
            assertThat(trust.trusted())
                    .as(domain)
                    .isEqualTo(!domain.equals("bucher.example") && !domain.contains("\u0441"));
        }
    }

    @Row("N11")
    @Test
    void aWordInTwoAlphabetsIsNoticed() {
        assertThat(MixedAlphabets.in("Approved for \u0410CME-1.")).contains("\u0410CME-1");
        assertThat(MixedAlphabets.in("Возврат одобрен. RMA-77. Утверждено für Größe 退货RMA"))
                .isEmpty();
    }

    private static Trust judge(String headers) {
        return MailTrust.judge(mail(headers), "mx.backhaul.test", List.of("acme.example"));
    }

    private static ReceivedMail mail(String headers) {
        return MailReader.read(
                (headers + "Message-ID: <1@acme.example>\n\nApproved.\n").getBytes(StandardCharsets.UTF_8));
    }
}
