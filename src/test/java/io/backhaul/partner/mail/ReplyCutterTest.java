package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCutterTest {

    static Stream<String> quotes() {
        return Stream.of(
                "On Mon, 5 Oct 2026 at 09:12, Demo Store <returns@backhaul.test> wrote:\n> APPROVED or DENIED?",
                "On Mon, 5 Oct 2026 at 09:12, Demo Store\n<returns@backhaul.test>\nwrote:\n\n> APPROVED or DENIED?",
                "On Oct 5, 2026 9:12 AM, \"Demo Store\" <returns@backhaul.test>wrote:\nAPPROVED or DENIED?",
                "Am 05.10.2026 um 09:12 schrieb Demo Store:\n> APPROVED or DENIED?",
                "Demo Store <returns@backhaul.test> schrieb am Mo., 5. Okt. 2026, 09:12:\n\n> APPROVED or DENIED?",
                "Le lun. 5 oct. 2026 à 09:12, Demo Store <returns@backhaul.test> a écrit :\n> APPROVED or DENIED?",
                "El lun, 5 oct 2026 a las 9:12, Demo Store (<returns@backhaul.test>) escribió:\n> APPROVED or DENIED?",
                "2026-10-05 9:12 GMT+02:00 Demo Store <returns@backhaul.test>:\n> APPROVED or DENIED?",
                "-----Original Message-----\nFrom: Demo Store\nAPPROVED or DENIED?",
                "-----Ursprüngliche Nachricht-----\nAPPROVED or DENIED?",
                "________________________________\nFrom: Demo Store <returns@backhaul.test>\nSent: Monday, October 5, 2026"
                        + " 9:12 AM\nTo: Acme\nSubject: Return\n\nAPPROVED or DENIED?",
                "*Von:* Demo Store\n*Gesendet:* Montag, 5. Oktober 2026\n*An:* Acme\n*Betreff:* Return\n\nAPPROVED?",
                "De : Demo Store\nEnvoyé : lundi 5 octobre 2026\nÀ : Acme\nObjet : Return\n\nAPPROVED or DENIED?",
                "De: Demo Store\nEnviado el: lunes, 5 de octubre\nPara: Acme\nAsunto: Return\n\nAPPROVED or DENIED?",
                "> APPROVED or DENIED?",
                "---------- Forwarded message ---------\nAPPROVED or DENIED?");
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void ourQuestionIsNotTheAnswer(String quote) {
        assertThat(ReplyCutter.cut("We are looking.\nOn our side 2 people are.\n\n" + quote))
                .isEqualTo("We are looking.\nOn our side 2 people are.");
        assertThat(ReplyCutter.cut("We are looking.\r\n" + quote.replace("\n", "\r\n")))
                .isEqualTo("We are looking.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nDana",
                "--\nDana\nApproved Vendor Dept.",
                "Best regards\nReturns desk",
                "Best regards,\n\nDana",
                "Mit freundlichen Grüßen\nJörg",
                "Cordialement,\nAnne",
                "Sent from my iPhone",
                "Sent from my Verizon Wireless BlackBerry",
                "Von meinem iPhone gesendet",
                "Get Outlook for iOS",
                "Thanks,\nDana"
            })
    void theSignatureIsCut(String signature) {
        assertThat(ReplyCutter.cut("Denied.\n\n" + signature)).isEqualTo("Denied.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On your remote host 7 things are wrong:\n\nthe first",
                "Stuff -- this is not a signature.",
                "Sent from my desk, is much easier.",
                "Thanks,\nyour return is approved.",
                "From: here on it is 5 days",
                "a line\n\n\n\nand another"
            })
    void ownWordsStay(String words) {
        assertThat(ReplyCutter.cut(words)).isEqualTo(words);
    }

    @Test
    void answersBelowTheQuoteAreKeptButWhatHangsOnToItIsNot() {
        assertThat(ReplyCutter.cut(
                        "On 5 Oct 2026 Demo wrote:\n> Do you take it back?\n> Please reply\napproved or denied\n\n"
                                + "No, sorry.\n"))
                .isEqualTo("No, sorry.");
    }

    @Test
    void nothingOwnIsNothing() {
        assertThat(ReplyCutter.cut("\n\nBest regards\n")).isEqualTo("Best regards");
        assertThat(ReplyCutter.cut("> quoted only\n")).isEmpty();
        assertThat(ReplyCutter.cut("")).isEmpty();
    }
}
