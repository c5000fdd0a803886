package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.backhaul.core.fixture.Row;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.mapping.words.PhraseBooks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing anybody sends makes reading slow: a line of a megabyte is read within seconds, whatever stands in it. */
class LimitsTest {

    private static final PhraseBooks BOOKS = PhraseBooks.load(Path.of("mappings/mail/words"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "> ",
                "|a",
                "approved. ",
                "RMA number ",
                "ship to: ",
                "On 5 wrote ",
                "1,",
                "批准",
                "this mail ",
                "x\n",
                "From: x\n",
                "<div>",
                "<table><tr><td>",
                "&nbsp;"
            })
    @Row("F3")
    void aMegabyteIsReadInSeconds(String piece) {
        String body = piece.repeat(1_000_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            read("text/plain", body);
            read("text/html", body);
        });
    }

    /** Read, or refused with a reason: nothing else may happen. */
    private static void read(String type, String body) {
        try {
            ReceivedMail mail =
                    MailReader.read(("From: a@acme.example\nContent-Type: " + type + "; charset=utf-8\n\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(MailFindings.of(mail, BOOKS, List.of("ACME-")).findings())
                    .isNotNull();
        } catch (UnreadableMessage refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }
}
