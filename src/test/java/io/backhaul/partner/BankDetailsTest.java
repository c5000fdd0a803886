package io.backhaul.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bank details are noticed in twelve languages, and ordinary answers are not taken for them. */
@Row({"N11", "F86"})
class BankDetailsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Approved. Please use DE89 3704 0044 0532 0130 00 from now on.",
                "gb82west12345698765432",
                "IBAN: FR14.2004.1010.0505.0001.3M02.606",
                "ＤＥ８９３７０４００４４０５３２０１３０００",
                "DE89\u200B3704\u200B0044\u200B0532\u200B0130\u200B00",
                "SWIFT: COBADEFFXXX",
                "BIC COBADEFF370",
                "Our account number: 0532013000",
                "Routing no. 021000021",
                "Sort code: 20-00-00",
                "We have a new bank account.",
                "Our bank details have changed, see below.",
                "Please remit to the following beneficiary.",
                "Please remit payment to First Bank.",
                "Unsere neue Bankverbindung finden Sie unten.",
                "Bitte nutzen Sie unser neues Konto.",
                "Kontonummer 532013000",
                "Voici notre nouveau RIB.",
                "Nos coordonnées bancaires ont changé.",
                "Tenemos una nueva cuenta bancaria.",
                "Adjuntamos nuestros datos bancarios.",
                "Il nostro nuovo IBAN è allegato.",
                "Le nostre coordinate bancarie sono cambiate.",
                "Temos uma nova conta bancária.",
                "Seguem os dados bancários.",
                "Ons nieuwe rekeningnummer staat hieronder.",
                "Onze bankgegevens zijn gewijzigd.",
                "Nasz nowy numer rachunku bankowego jest poniżej.",
                "Zmiana konta: dane bankowe w załączniku.",
                "Vårt bankgiro är nytt.",
                "Här är våra nya bankuppgifter.",
                "Nové číslo účtu najdete níže.",
                "Naše bankovní spojení se změnilo.",
                "Yeni IBAN numaramız aşağıdadır.",
                "Banka hesap bilgilerimiz değişti.",
                "我们的银行账户已变更。",
                "请汇款至新账户。",
                "开户行：中国银行"
            })
    void bankDetailsAreNoticed(String text) {
        assertThat(BankDetails.in(text)).isPresent();
        assertThat(BankDetails.in("Hello,\n\n" + text + "\n\nBest regards")).isPresent();
        assertThat(BankDetails.in(text).orElseThrow()).as("repeats no number").doesNotContain("0532", "3704", "0210");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Approved. RMA number: RMA-77\nShip to: Acme Returns, Dock 4, 1 Industrial Way, Reno NV 89501, USA",
                "Credit memo CM-5001 for RMA-5001: USD 49.90 has been credited to your account.",
                "Your account manager is Ms Jones, phone +1 555 0100 200.",
                "Tracking RR123456785GB, order #20012345678901",
                "DE89 3704 0044 0532 0130 01 is no IBAN",
                "Wir haben die Gutschrift 4711 auf Ihrem Kundenkonto gebucht.",
                "Le retour est accepté, numéro RMA-12.",
                "La devolución ha sido aceptada.",
                "退货已批准，RMA编号：RMA-77",
                "Please return the item to the address on the label; we remit the credit within 30 days."
            })
    void ordinaryAnswersAreNot(String text) {
        assertThat(BankDetails.in(text)).isEmpty();
    }
}
