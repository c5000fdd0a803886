package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailNumbersTest {

    @Row({"S158", "S216"})
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Re: order #2001               | it is approved                            | MENTION #2001
            hello                         | Your order no. 2001 was cancelled         | MENTION 2001
            hello                         | PO: ACME-2001-A is here                   | MENTION ACME-2001-A
            a parcel                      | tracking number: 1Z999AA10123456784       | TRACKING 1Z999AA10123456784
            order number 2001             | Tracking 1z999aa10123456784 came, no RMA  | MENTION 2001, TRACKING 1Z999AA10123456784
            in order                      | in order to ship 2001 units               | ''
            reorder 20260910              | ordered on 2026-09-10, 2001 pieces        | ''
            Re: your order #42            | Order no 7 and PO: #A-3 too                | MENTION #42, MENTION 7, MENTION #A-3
            in order                      | order 42 pieces, order name unknown       | ''
            thanks                        | quantity 2001, ticket #4711               | ''
            """)
    void numbersAreReadWhereTheyAreCalledSo(String subject, String text, String expected) {
        String raw = "From: a@acme.example\r\nTo: returns@backhaul.test\r\nMessage-ID: <1@acme.example>\r\nSubject: "
                + subject + "\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n";
        ReceivedMail mail = MailReader.read(raw.getBytes(StandardCharsets.UTF_8));

        assertThat(String.join(
                        ", ",
                        MailNumbers.of(mail).stream().map(Object::toString).toList()))
                .isEqualTo(expected);
    }
}
