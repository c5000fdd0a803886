package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private static Trust judge(String headers) {
        byte[] raw = (headers + "Message-ID: <1@acme.example>\n\nApproved.\n").getBytes(StandardCharsets.UTF_8);
        return MailTrust.judge(MailReader.read(raw), "mx.backhaul.test", List.of("acme.example"));
    }
}
