package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How mail programs quote the mail they answer: only the sender's own words may be left, whatever the program. */
class ClientsTest {

    private static final String QUESTION = "Please reply APPROVED or DENIED";

    static Stream<String> plainQuotes() {
        return Stream.of(
                // Gmail and its app
                "On Mon, Oct 5, 2026 at 9:12 AM Demo Store <returns@backhaul.test> wrote:\n\n> " + QUESTION,
                "Am Mo., 5. Okt. 2026 um 09:12 Uhr schrieb Demo Store <returns@backhaul.test>:\n\n> " + QUESTION,
                "Le lun. 5 oct. 2026 à 09:12, Demo Store <returns@backhaul.test> a écrit :\n\n> " + QUESTION,
                "El lun, 5 oct 2026 a las 9:12, Demo Store (<returns@backhaul.test>) escribió:\n\n> " + QUESTION,
                "Il giorno lun 5 ott 2026 alle ore 09:12 Demo Store <\nreturns@backhaul.test> ha scritto:\n\n> "
                        + QUESTION,
                "Em seg., 5 de out. de 2026 às 09:12, Demo Store <returns@backhaul.test>\nescreveu:\n\n> " + QUESTION,
                "Op ma 5 okt 2026 om 09:12 schreef Demo Store <returns@backhaul.test>:\n\n> " + QUESTION,
                "pon., 5 paź 2026 o 09:12 Demo Store <returns@backhaul.test> napisał(a):\n\n> " + QUESTION,
                "Den mån 5 okt. 2026 kl 09:12 skrev Demo Store <returns@backhaul.test>:\n\n> " + QUESTION,
                "po 5. 10. 2026 v 9:12 odesílatel Demo Store <returns@backhaul.test> napsal:\n\n> " + QUESTION,
                "Demo Store <returns@backhaul.test>, 5 Eki 2026 Pzt, 09:12 tarihinde şunu yazdı:\n\n> " + QUESTION,
                "Demo Store <returns@backhaul.test> 于2026年10月5日周一 09:12写道：\n\n> " + QUESTION,
                // Outlook, OWA and its app
                "From: Demo Store <returns@backhaul.test>\nSent: Monday, October 5, 2026 9:12 AM\nTo: Acme\nSubject: Return\n\n"
                        + QUESTION,
                "Von: Demo Store <returns@backhaul.test>\nGesendet: Montag, 5. Oktober 2026 09:12\nAn: Acme\nBetreff: Return\n\n"
                        + QUESTION,
                "Da: Demo Store <returns@backhaul.test>\nInviato: lunedì 5 ottobre 2026 09:12\nA: Acme\nOggetto: Return\n\n"
                        + QUESTION,
                "De: Demo Store <returns@backhaul.test>\nEnviada em: segunda-feira, 5 de outubro\nPara: Acme\nAssunto: Return\n\n"
                        + QUESTION,
                "Van: Demo Store <returns@backhaul.test>\nVerzonden: maandag 5 oktober 2026\nAan: Acme\nOnderwerp: Return\n\n"
                        + QUESTION,
                "Od: Demo Store <returns@backhaul.test>\nWysłano: poniedziałek, 5 października 2026\nDo: Acme\nTemat: Return\n\n"
                        + QUESTION,
                "Från: Demo Store <returns@backhaul.test>\nSkickat: den 5 oktober 2026\nTill: Acme\nÄmne: Return\n\n"
                        + QUESTION,
                "Od: Demo Store <returns@backhaul.test>\nOdesláno: pondělí 5. října 2026\nKomu: Acme\nPředmět: Return\n\n"
                        + QUESTION,
                "Gönderen: Demo Store <returns@backhaul.test>\nGönderildi: 5 Ekim 2026 Pazartesi\nKime: Acme\nKonu: Return\n\n"
                        + QUESTION,
                "发件人: Demo Store <returns@backhaul.test>\n发送时间: 2026年10月5日 9:12\n收件人: Acme\n主题: Return\n\n" + QUESTION,
                // QQ, Foxmail, 163
                "------------------ 原始邮件 ------------------\n发件人: \"Demo\" <returns@backhaul.test>;\n\n" + QUESTION,
                "发件人： Demo Store\n发送时间： 2026-10-05 09:12\n收件人： acme\n主题： Return\n" + QUESTION,
                "At 2026-10-05 09:12:00, \"Demo Store\" <returns@backhaul.test> wrote:\n\n" + QUESTION,
                "在 2026-10-05 09:12:00，\"Demo Store\" <returns@backhaul.test> 写道：\n\n" + QUESTION,
                // Apple Mail and iPhone
                "> On 5 Oct 2026, at 09:12, Demo Store <returns@backhaul.test> wrote:\n> \n> " + QUESTION,
                "Sent from my iPhone\n\n> On Oct 5, 2026, at 9:12 AM, Demo Store <returns@backhaul.test> wrote:\n> \n> "
                        + QUESTION,
                "发自我的iPhone\n\n> 在 2026年10月5日，09:12，Demo <returns@backhaul.test> 写道：\n> " + QUESTION,
                // Thunderbird
                "On 05.10.26 09:12, Demo Store wrote:\n> " + QUESTION,
                "Am 05.10.26 um 09:12 schrieb Demo Store:\n> " + QUESTION,
                "W dniu 05.10.2026 o 09:12, Demo Store pisze:\n> " + QUESTION,
                "Dne 05. 10. 26 v 9:12 Demo Store napsal(a):\n> " + QUESTION,
                // Yahoo, Yandex, GMX and web.de, BlackBerry
                "On Monday, October 5, 2026 at 09:12:00 AM GMT+2, Demo Store <returns@backhaul.test> wrote:\n\n "
                        + QUESTION,
                "05.10.2026, 09:12, \"Demo Store\" <returns@backhaul.test>:\n\n" + QUESTION,
                "Gesendet: Montag, 05. Oktober 2026 um 09:12 Uhr\nVon: \"Demo Store\" <returns@backhaul.test>\nAn: acme\nBetreff: Return\n"
                        + QUESTION,
                "Sent from my Verizon Wireless BlackBerry\n\n-----Original Message-----\nFrom: Demo\n" + QUESTION,
                "-------- Ursprungligt meddelande --------\n" + QUESTION,
                "-----Messaggio originale-----\nDa: Demo\n" + QUESTION);
    }

    @ParameterizedTest
    @MethodSource("plainQuotes")
    @Row("F3")
    void onlyOwnWordsAreLeft(String quote) {
        assertThat(ReplyCutter.cut("We are looking into it.\n\n" + quote)).isEqualTo("We are looking into it.");
    }

    static Stream<String> htmlQuotes() {
        return Stream.of(
                "<div class='gmail_quote gmail_quote_container'><div class='gmail_attr'>On Mon Demo wrote:<br></div>"
                        + "<blockquote class='gmail_quote'>%s</blockquote></div>",
                "<div class='yahoo_quoted'><div>On Mon Demo wrote:</div><div>%s</div></div>",
                "<div class='moz-cite-prefix'>On 05.10.26 09:12, Demo wrote:<br></div><blockquote type='cite'>%s</blockquote>",
                "<div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>Von:</b> Demo<br><b>Sendt:</b> x</div><div>%s</div>",
                "<div class='OutlookMessageHeader'>Lähettäjä: Demo</div><div>%s</div>",
                "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt'><p>Feladó: Demo</p></div><p>%s</p>",
                "<div id='mail-editor-reference-message-container'><div>%s</div></div>",
                "<div name='quote' style='margin:10px'><div>%s</div></div>",
                "<blockquote type='cite'><table><tr><td>SKU</td><td>Status</td></tr><tr><td>ACME-1</td><td>%s</td></tr></table></blockquote>",
                "<div id='stopSpelling'></div><div>%s</div>");
    }

    @ParameterizedTest
    @MethodSource("htmlQuotes")
    @Row("F3")
    void whatIsOnlyMarkedByHtmlIsCutToo(String quote) {
        ReceivedMail mail = html("<div>We are looking into it.</div>" + quote.formatted(QUESTION));
        assertThat(mail.answerText()).isEqualTo("We are looking into it.");
    }

    @Test
    void answersBetweenQuotesAreTheSendersOwn() {
        assertThat(ReplyCutter.cut(
                        "> Do you take it back?\n\nYes, approved.\n\n> Where to?\n\nShip to: Dock 4, Reno\n"))
                .isEqualTo("Yes, approved.\n\n\nShip to: Dock 4, Reno");
        assertThat(
                        html("<div class='gmail_quote'><blockquote class='gmail_quote'>Do you take it?</blockquote><div>Denied.</div>"
                                        + "<blockquote class='gmail_quote'>Where to?</blockquote></div>")
                                .answerText())
                .isEqualTo("Denied.");
    }

    @Test
    void whatHangsOnToAQuoteIsForAPerson() {
        ReceivedMail mail = read("", "Approved.\n\n> Is there a condition?\nOnly if it is unopened.\n");
        assertThat(mail.answerText()).isEqualTo("Approved.");
        assertThat(mail.doubts()).singleElement().asString().contains("Only if it is unopened");
    }

    @Test
    void aWholeSentenceBelowThanksIsNoSignature() {
        assertThat(ReplyCutter.cut("Approved.\nThanks!\nBut only if it is unopened."))
                .endsWith("But only if it is unopened.");
        assertThat(ReplyCutter.cut("Approved.\nThanks!\nDana\nAcme Inc.")).isEqualTo("Approved.");
    }

    @Test
    void forwardedWordsAreSomebodyElses() {
        assertThat(read("Subject: Fwd: Return\n", "FYI").forwarded()).isTrue();
        assertThat(read("Subject: WG: Retoure\n", "zur Info").forwarded()).isTrue();
        ReceivedMail inline = read("", "see below\n\n---------- Forwarded message ---------\nFrom: Eve\n\nApproved.\n");
        assertThat(inline.forwarded()).isTrue();
        assertThat(inline.answerText()).isEqualTo("see below");
        assertThat(read(
                                "Content-Type: multipart/mixed; boundary=b\n",
                                "--b\nContent-Type: text/plain\n\nsee attached\n--b\n"
                                        + "Content-Type: message/rfc822\n\nSubject: x\n\nApproved.\n--b--\n")
                        .forwarded())
                .isTrue();
        assertThat(read("Subject: Re: Return\n", "Approved.").forwarded()).isFalse();
    }

    static ReceivedMail html(String body) {
        return read("Content-Type: text/html; charset=utf-8\n", "<html><body>" + body + "</body></html>");
    }

    static ReceivedMail read(String headers, String body) {
        return MailReader.read(("From: a@acme.example\n" + headers + "\n" + body).getBytes(StandardCharsets.UTF_8));
    }
}
