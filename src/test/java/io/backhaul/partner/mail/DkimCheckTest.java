package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import io.backhaul.partner.mail.OwnServer.Dkim;
import io.backhaul.testing.DkimPair;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A signature checked in process proves a mail only if it covers all that is read, and its key is sound. */
@Row({"N11", "F85"})
class DkimCheckTest {

    private static final DkimPair KEY = DkimPair.ofBits(2048);
    private static final DkimPair SHORT = DkimPair.ofBits(768);
    private static final Map<String, String> RECORDS = new HashMap<>(Map.of(
            "k1._domainkey.acme.example", KEY.record(""),
            "k1._domainkey.evil.example", KEY.record(""),
            "k1._domainkey.mail.acme.example", KEY.record(""),
            "testing._domainkey.acme.example", KEY.record("t=y; "),
            "short._domainkey.acme.example", SHORT.record(""),
            "revoked._domainkey.acme.example", "v=DKIM1; k=rsa; p="));

    private static final String PLAIN = String.join(
            "\r\n",
            "From: Acme Returns <rma@acme.example>",
            "To: returns@backhaul.test",
            "Subject: Re: return for #2001",
            "Date: Thu, 01 Oct 2026 12:00:00 +0000",
            "Message-ID: <1@acme.example>",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Approved. RMA number: RMA-77",
            "");

    private static final DkimCheck CHECK = new DkimCheck((methods, selector, domain) -> {
        String record = RECORDS.get(selector + "._domainkey." + domain);
        return record == null ? List.of() : List.of(record);
    });

    private static String signed() {
        return KEY.signed(PLAIN, "acme.example", "k1", DkimPair.ALL, "");
    }

    private static Trust judge(DkimCheck check, Dkim rule, String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        MailTrust trust = new MailTrust(new OwnServer("mx.backhaul.test", 1, rule), check);
        return trust.judge(MailReader.read(bytes), bytes, new MailSender(List.of("acme.example"), List.of()));
    }

    private static String under(String results, String raw) {
        return "Authentication-Results: mx.backhaul.test; " + results + "\r\n" + raw;
    }

    @Test
    void aSoundSignatureVouchesWhereOurServerWritesNoVerdicts() {
        Trust trust = judge(CHECK, Dkim.ALONE, signed());
        assertThat(trust.reason()).isEqualTo("DKIM signature of acme.example, checked by the hub itself");
        assertThat(trust.trusted()).isTrue();
        assertThat(judge(CHECK, Dkim.BESIDE, signed()).reason()).contains("has not checked this mail");
    }

    @Test
    void itVouchesBesideAServerWithoutADmarcVerdictAndNeverAgainstItsNo() {
        assertThat(judge(CHECK, Dkim.BESIDE, under("dmarc=none header.from=acme.example", signed()))
                        .trusted())
                .isTrue();
        assertThat(judge(CHECK, Dkim.BESIDE, under("spf=fail smtp.mailfrom=acme.example", signed()))
                        .trusted())
                .isTrue();
        for (String no : List.of(
                "dmarc=fail header.from=acme.example",
                "dmarc=pass header.from=evil.example",
                "dkim=fail header.d=acme.example",
                "dmarc=pass")) {
            assertThat(judge(CHECK, Dkim.BESIDE, under(no, signed())).trusted())
                    .as(no)
                    .isFalse();
            assertThat(judge(CHECK, Dkim.ALONE, under(no, signed())).trusted())
                    .as(no)
                    .isFalse();
        }
        assertThat(judge(CHECK, Dkim.OFF, under("dmarc=none", signed())).trusted())
                .isFalse();
    }

    @Test
    void aSignatureOfAPartOfTheDomainIsHis() {
        String raw = KEY.signed(PLAIN, "mail.acme.example", "k1", DkimPair.ALL, "");
        assertThat(judge(CHECK, Dkim.ALONE, raw).trusted()).isTrue();
    }

    static Stream<Arguments> attacks() {
        UnaryOperator<String> asSigned = raw -> raw;
        return Stream.of(
                attack("no signature", raw -> PLAIN, "no DKIM signature of acme.example"),
                attack("changed text", raw -> raw.replace("RMA-77", "RMA-66"), "body"),
                attack("changed subject", raw -> raw.replace("#2001", "#2002"), "proves nothing"),
                attack("added text", raw -> raw + "Ship to: 5 Evil Street\r\n", "body"),
                attack(
                        "second Subject",
                        raw -> raw.replace("\r\nSubject:", "\r\nSubject: Approved\r\nSubject:"),
                        "more than once"),
                attack("second From", raw -> "From: x@evil.example\r\n" + raw, "exactly one sender"),
                attack("added Reply-To of another", raw -> "Reply-To: x@evil.example\r\n" + raw, "Reply-To names"),
                attack("added Reply-To of his", raw -> "Reply-To: ceo@acme.example\r\n" + raw, "reply-to unsigned"),
                attack("signer is another", sign("evil.example", "k1", DkimPair.ALL, ""), "no DKIM signature"),
                attack("key on trial", sign("acme.example", "testing", DkimPair.ALL, ""), "t=y"),
                attack("key revoked", sign("acme.example", "revoked", DkimPair.ALL, ""), "proves nothing"),
                attack("key unknown", sign("acme.example", "nobody", DkimPair.ALL, ""), "proves nothing"),
                attack(
                        "key too short",
                        raw -> SHORT.signed(PLAIN, "acme.example", "short", DkimPair.ALL, ""),
                        "shorter than 1024"),
                attack(
                        "expired",
                        raw -> KEY.signed(PLAIN, "acme.example", "k1", DkimPair.ALL, "t=1700000000; x=4102444800; ")
                                .replace("x=4102444800", "x=1700000100"),
                        "expired"),
                attack("part of the text", sign("acme.example", "k1", DkimPair.ALL, "l=10; "), "l="),
                attack("From unsigned", raw -> raw.replaceFirst("h=from:", "h=x-from:"), "from unsigned"),
                attack("To unsigned", sign("acme.example", "k1", "from:subject:message-id:content-type", ""), "to uns"),
                attack(
                        "Subject unsigned",
                        sign("acme.example", "k1", "from:to:message-id:content-type", ""),
                        "subject"),
                attack(
                        "Message-ID unsigned",
                        sign("acme.example", "k1", "from:to:subject:content-type", ""),
                        "message"),
                attack(
                        "Content-Type unsigned and swapped",
                        raw -> KEY.signed(PLAIN, "acme.example", "k1", "from:to:subject:message-id", "")
                                .replace("text/plain", "text/html"),
                        "content-type unsigned"),
                attack("old algorithm", raw -> raw.replace("rsa-sha256", "rsa-sha1"), "rsa-sha1"),
                attack("no signature value", raw -> raw.replaceAll("b=[A-Za-z0-9+/=\\s]{60,}", "b="), "proves nothing"),
                attack("garbage", raw -> "DKIM-Signature: d=acme.example; ;;=;\r\n" + PLAIN, "proves nothing"));
    }

    private static UnaryOperator<String> sign(String domain, String selector, String headers, String more) {
        return raw -> KEY.signed(PLAIN, domain, selector, headers, more);
    }

    private static Arguments attack(String name, UnaryOperator<String> change, String reason) {
        return Arguments.of(name, change.apply(signed()), reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void whatIsChangedUnsignedOrUnsoundProvesNothing(String name, String raw, String reason) {
        Trust trust = judge(CHECK, Dkim.ALONE, raw);
        assertThat(trust.reason()).contains(reason);
        assertThat(trust.trusted()).isFalse();
        assertThat(judge(CHECK, Dkim.BESIDE, under("dmarc=none", raw)).trusted())
                .isFalse();
    }

    @Test
    void ourServersPassThatRestsOnAPartOfTheTextIsNotBelieved() {
        String raw = KEY.signed(PLAIN, "acme.example", "k1", DkimPair.ALL, "l=10; ") + "Ship to: 5 Evil Street\r\n";
        assertThat(judge(CHECK, Dkim.OFF, under("dmarc=pass header.from=acme.example", raw))
                        .trusted())
                .isFalse();
        assertThat(judge(CHECK, Dkim.OFF, under("dkim=pass header.d=acme.example", raw))
                        .trusted())
                .isFalse();
        String sent = "dmarc=pass header.from=acme.example; spf=pass smtp.mailfrom=bounce@acme.example";
        assertThat(judge(CHECK, Dkim.OFF, under(sent, raw)).trusted())
                .as("his own machine sent it")
                .isTrue();
    }

    @Test
    void aKeyThatCannotBeLookedUpIsNeitherYesNorNo() {
        DkimCheck deaf = new DkimCheck((methods, selector, domain) -> {
            throw new TempFailException("timed out");
        });
        assertThatThrownBy(() -> judge(deaf, Dkim.ALONE, signed()))
                .isInstanceOf(DkimCheck.KeyUnavailable.class)
                .hasMessageContaining("acme.example", "timed out");
        String stranger = KEY.signed(PLAIN, "evil.example", "k1", DkimPair.ALL, "");
        assertThat(judge(deaf, Dkim.ALONE, stranger).trusted())
                .as("nobody is asked for a stranger's key")
                .isFalse();
    }

    @Test
    void theSameSignatureHasTheSameFingerprintHoweverItIsFolded() {
        String raw = signed();
        ReceivedMail mail = MailReader.read(raw.getBytes(StandardCharsets.UTF_8));
        ReceivedMail folded = MailReader.read(
                raw.replaceFirst("; h=", ";\r\n\th=").replace("<1@", "<2@").getBytes(StandardCharsets.UTF_8));
        assertThat(MailProblems.signatures(mail)).hasSize(1).isEqualTo(MailProblems.signatures(folded));
    }
}
