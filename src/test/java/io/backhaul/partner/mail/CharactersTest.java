package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes of mails to words: right, or told to be a guess. */
class CharactersTest {

    @ParameterizedTest
    @CsvSource({
        "GB18030, gb2312, 您的退货申请已批准。",
        "GB18030, GBK, 您的退货申请已批准。",
        "Big5, big5, 退貨申請已批准",
        "ISO-8859-2, iso-8859-2, Zaakceptowaliśmy zwrot",
        "windows-1250, windows-1250, Vrácení bylo schváleno",
        "ISO-8859-9, iso-8859-9, İade talebiniz onaylandı",
        "windows-1254, windows-1254, İade onaylanmadı",
        "windows-1252, iso-8859-1, Rücksendung genehmigt – Grüße €",
        "UTF-16LE, utf-16le, Genehmigt ü",
        "UTF-8, utf8, Genehmigt ü",
    })
    @Row("F3")
    void declaredCharactersAreRead(String charset, String declared, String words) {
        ReceivedMail mail = mail("text/plain; charset=" + declared, words.getBytes(Charset.forName(charset)));
        assertThat(mail.answerText()).isEqualTo(words);
        assertThat(mail.doubts()).isEmpty();
    }

    @Test
    void withoutADeclarationUtf8AndChineseAreRecognised() {
        assertThat(mail("text/plain", "Rücksendung".getBytes(StandardCharsets.UTF_8))
                        .answerText())
                .isEqualTo("Rücksendung");
        assertThat(mail("text/plain", "您的退货申请已批准。".getBytes(Charset.forName("GB18030")))
                        .answerText())
                .isEqualTo("您的退货申请已批准。");
    }

    @Test
    void aGuessIsToldAsOne() {
        assertThat(mail("text/plain", "İade onaylandı değil".getBytes(Charset.forName("windows-1254")))
                        .doubts())
                .singleElement()
                .asString()
                .contains("characters");
        assertThat(mail("text/plain; charset=gb2312", new byte[] {'O', 'K', (byte) 0xff, (byte) 0xff})
                        .doubts())
                .hasSize(1);
    }

    @Test
    void softLineEndsAreJoined() {
        ReceivedMail mail = mail(
                "text/plain; charset=utf-8; format=flowed",
                "Approved \nif unopened.\n-- \nDana".getBytes(StandardCharsets.UTF_8));
        assertThat(mail.answerText()).isEqualTo("Approved if unopened.");
        assertThat(MailText.unflowed("> a \n> b\nc ", false)).isEqualTo("> a b\nc ");
        assertThat(MailText.unflowed("退 \n货", true)).isEqualTo("退货");
    }

    @Test
    void encodedWordsAreJoinedWhereAProgramCutACharacter() {
        byte[] words = "退货申请 [ref:abc]".getBytes(StandardCharsets.UTF_8);
        String cut = "=?utf-8?B?" + base64(words, 0, 4) + "?=\n =?utf-8?B?" + base64(words, 4, words.length) + "?=";
        assertThat(HeaderWords.decode(cut.replace("\n", ""))).isEqualTo("退货申请 [ref:abc]");
        assertThat(HeaderWords.decode("Re: =?iso-8859-1?Q?R=FCckgabe?= heute")).isEqualTo("Re: Rückgabe heute");
        assertThat(HeaderWords.decode("=?utf-8?Q?broken=?= =?x?B?!?=")).contains("broken");
        assertThat(HeaderWords.decode("=?utf-8?B?Z?= x")).isEqualTo("x");
    }

    @Test
    void onlyPeopleCanReadWhatIsEncryptedOrPacked() {
        assertThat(mail("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", new byte[] {1})
                        .doubts())
                .hasSize(1);
        assertThat(mail("application/ms-tnef; name=winmail.dat", new byte[] {1}).doubts())
                .hasSize(1);
        assertThat(mail("text/plain", "-----BEGIN PGP MESSAGE-----\nabc".getBytes(StandardCharsets.US_ASCII))
                        .doubts())
                .hasSize(1);
        assertThat(mail("text/calendar; method=REPLY", "BEGIN:VCALENDAR".getBytes(StandardCharsets.US_ASCII))
                        .doubts())
                .hasSize(1);
        ReceivedMail signed = mail(
                "text/plain",
                ("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nApproved.\n"
                                + "-----BEGIN PGP SIGNATURE-----\nabc\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(signed.answerText()).isEqualTo("Approved.");
        assertThat(signed.doubts()).isEmpty();
    }

    private static String base64(byte[] bytes, int from, int to) {
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, from, to));
    }

    private static ReceivedMail mail(String type, byte[] body) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(("From: a@acme.example\nContent-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n")
                .getBytes(StandardCharsets.US_ASCII));
        raw.writeBytes(Base64.getMimeEncoder().encode(body));
        return MailReader.read(raw.toByteArray());
    }
}
