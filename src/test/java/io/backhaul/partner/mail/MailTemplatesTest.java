package io.backhaul.partner.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.SupplierMail.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The words of our mails: every purpose in every language, and a supplier's own. Each is also written to {@code
 * target/letters}, to be looked at.
 */
class MailTemplatesTest {

    private static final String LINK = "https://hub.example/answer/0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    @TempDir
    private Path directory;

    static Stream<Arguments> letters() {
        return MailWords.LANGUAGES.stream()
                .flatMap(language -> Stream.of(Purpose.values()).map(purpose -> Arguments.of(language, purpose)));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyLanguageHasEveryPurposeInBothForms(String language, Purpose purpose) throws IOException {
        Letter letter = shipped().letter("acme", language, mail(purpose, "#2001"));
        Path looked = Files.createDirectories(Path.of("target/letters")).resolve(purpose.word() + "-" + language);
        Files.writeString(looked.resolveSibling(looked.getFileName() + ".html"), letter.html());

        assertThat(letter.subject()).contains("#2001").doesNotContain("{{");
        assertThat(letter.text())
                .contains("#2001", "ACME-1", "RMA-77", LINK, "Demo Store")
                .doesNotContain("{{");
        assertThat(letter.html()).contains("lang=\"" + language + "\"", "#2001", "ACME-1", "href=\"" + LINK + "\"");
        assertThat(MailWords.of(language).texts("").keySet())
                .isEqualTo(MailWords.of("en").texts("").keySet());
        for (Reason reason : Reason.values()) {
            assertThat(MailWords.of(language).say("reason." + reason)).isNotBlank();
        }
    }

    /** A mail program may quote us without marking it; then our own words must not be an answer. */
    @ParameterizedTest
    @MethodSource("letters")
    void noLetterReadsLikeAnAnswer(String language, Purpose purpose) {
        String text = shipped().letter("acme", language, mail(purpose, "#2001")).text();

        assertThatThrownBy(() -> MAPPINGS.apply(
                        "mail/answers",
                        Map.of("supplier", "acme", "text", text, "messageId", "<1@a>", "date", "2026-10-05T09:12:00Z")))
                .isInstanceOf(UnreadableMessage.class);
    }

    @Row("S155")
    @Test
    void foreignTextStaysText() {
        Letter letter = shipped().letter("acme", "de", mail(Purpose.RMA_REQUEST, "<img src=x onerror=alert(1)>\n#7"));

        assertThat(letter.subject()).doesNotContain("\n");
        assertThat(Jsoup.parse(letter.html()).select("img")).isEmpty();
        assertThat(letter.html()).contains("&lt;img");
        assertThat(Jsoup.parse(letter.html()).select("script,form,link,iframe,[src]"))
                .isEmpty();
        assertThat(letter.html()).doesNotContain("url(");
    }

    @Test
    void aSuppliersOwnTemplateReplacesTheShippedOne() throws IOException {
        write(
                "acme",
                "request.txt",
                "Subject: RMA wanted for {{order}}\nDear Acme,\n{{#items}}{{quantity}}x {{sku}}\n{{/items}}");
        MailTemplates templates = new MailTemplates(directory, Map.of("acme", "en"));

        assertThat(templates.problems()).isEmpty();
        Letter own = templates.letter("acme", "en", mail(Purpose.RMA_REQUEST, "#2001"));
        assertThat(own.subject()).isEqualTo("RMA wanted for #2001");
        assertThat(own.text()).isEqualTo("Dear Acme,\n1x ACME-1\n");
        assertThat(own.html())
                .as("plain text alone, rather than two letters that differ")
                .isNull();
        assertThat(templates.letter("acme", "en", mail(Purpose.CLAIM, "#2001")).html())
                .contains("Claim for order");
        assertThat(templates
                        .letter("spock", "en", mail(Purpose.RMA_REQUEST, "#2001"))
                        .subject())
                .isEqualTo("Return request for order #2001");
    }

    @Test
    void whatIsWrongIsToldWithFileAndLine() throws IOException {
        write("acme", "request.txt", "Hello\n{{custmer}}\n");
        write("acme", "claim.txt", "Hello\n{{#items}}\n");
        write("acme", "hello.txt", "Hello\n");
        write(
                "acme",
                "reminder.html",
                "<p>\n{{{order}}}</p>\n<img src=\"https://x.example/a.png\">\n<script>1</script>");
        List<String> problems = new MailTemplates(directory, Map.of("acme", "en")).problems();

        assertThat(problems)
                .anyMatch(p -> p.contains("mappings/acme/mail/request.txt line 2: unknown name 'custmer'"))
                .anyMatch(p -> p.contains("mappings/acme/mail/claim.txt") && p.contains("line"))
                .anyMatch(p -> p.contains("mappings/acme/mail/hello.txt: no mail has this purpose"))
                .anyMatch(p -> p.contains("reminder.html: the same as plain text is missing"))
                .anyMatch(p -> p.contains("reminder.html line 2: a value is not escaped"))
                .anyMatch(p -> p.contains("reminder.html line 3: something would be fetched"))
                .anyMatch(p -> p.contains("reminder.html line 4: a script or form"));
    }

    @Test
    void aLanguageThatIsNotShippedNeedsEveryPurpose() throws IOException {
        write("acme", "request.txt", "Hei {{order}}\n");

        assertThat(new MailTemplates(directory, Map.of("acme", "fi")).problems())
                .hasSize(4)
                .allMatch(p -> p.startsWith("config/suppliers/acme.yaml: language 'fi'"))
                .anyMatch(p -> p.contains("mappings/acme/mail/credit-reminder.txt"));
    }

    private void write(String supplier, String name, String text) throws IOException {
        Path file = directory.resolve(supplier).resolve("mail").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static MailTemplates shipped() {
        return new MailTemplates(Path.of("mappings"), Map.of("acme", "en"));
    }

    private static SupplierMail mail(Purpose purpose, String order) {
        return new SupplierMail(
                purpose,
                new SupplierMail.Thread(
                        "a-1", "4f1c9ab27d3e40a18c55e0d2b6a7f913", "returns@backhaul.test", "Demo Store", List.of()),
                "rma@acme.example",
                List.of(),
                new SupplierMail.About(
                        order,
                        "PO-5",
                        "RMA-77",
                        "1Z999",
                        List.of(new SupplierMail.Item("ACME-1", 1, "DEFECTIVE")),
                        Money.of("49.90", "USD"),
                        null),
                List.of(),
                2,
                LINK,
                Instant.parse("2026-10-05T09:12:00Z"));
    }
}
