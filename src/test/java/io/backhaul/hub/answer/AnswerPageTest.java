package io.backhaul.hub.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.hub.answer.AnswerLinks.Open;
import io.backhaul.hub.out.CaseViews;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.hub.settings.Watching;
import io.backhaul.partner.mail.MailWords;
import io.backhaul.store.AnswerLinkRows;
import io.backhaul.store.AnswerLinkRows.Given;
import io.backhaul.store.Attachments.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page as a browser gets it; each is also written to {@code target/answer-page}, to be looked at. */
class AnswerPageTest {

    private static final String SELF = "/answer/0123456789abcdef";
    private final Story story = Story.of(AReturn.of("ACME-<b>1</b>", 2, "30.00").ofOrder("#2001\"><script>"));

    static Stream<Arguments> forms() {
        return MailWords.LANGUAGES.stream()
                .flatMap(language -> Stream.of(Verdict.values()).map(verdict -> Arguments.of(language, verdict)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyAnswerHasItsFormInEveryLanguage(String language, Verdict verdict) throws IOException {
        String html = AnswerPage.form(open(language), SELF, verdict, "value", null, null);
        Document page = written("form-" + verdict.word() + "-" + language, html);

        assertThat(page.select("form").attr("action")).isEqualTo(SELF + "/" + verdict.word());
        assertThat(page.select("form").attr("method")).isEqualTo("post");
        assertThat(page.select("[checked]")).as("nothing is chosen beforehand").isEmpty();
        assertThat(page.select("input[name=form]").attr("value")).isEqualTo("value");
        assertThat(page.select("input[name=confirm][type=checkbox]")).hasSize(1);
        for (Element field : page.select("input[type=text], textarea, input[type=file]")) {
            assertThat(page.select("label[for=" + field.id() + "]").text()).isNotBlank();
        }
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        isHarmless(page, html);
    }

    @Test
    void theOverviewShowsWhatIsAskedAndWhatWasAnswered() throws IOException {
        Attachment photo = new Attachment(
                UUID.randomUUID(), null, null, Evidence.Kind.PHOTO, "<i>dent</i>.jpg", "image/jpeg", 4, "abc");
        Attachment paper = new Attachment(
                UUID.randomUUID(), null, null, Evidence.Kind.DOCUMENT, "proof.pdf", "application/pdf", 4, "def");
        List<Given> given = List.of(new Given("accept", Instant.parse("2026-10-05T09:12:00Z")));
        String html = AnswerPage.overview(open("en"), SELF, given, List.of(photo, paper), true);
        Document page = written("overview-en", html);

        assertThat(page.select("a.choice:not(.other)").eachAttr("href"))
                .containsExactly(SELF + "/accept", SELF + "/decline");
        assertThat(page.select("details a.choice").eachAttr("href"))
                .containsExactly(SELF + "/received", SELF + "/inspected", SELF + "/credited");
        assertThat(page.select("img").attr("src")).isEqualTo(SELF + "/file/abc");
        assertThat(page.select("a[href=" + SELF + "/file/def]").text()).isEqualTo("proof.pdf");
        assertThat(page.text())
                .contains("2 × ACME-<b>1</b>", "We take the goods back (2026-10-05 09:12 UTC)", "Thank you");
        isHarmless(page, html);
    }

    @Test
    void whatWasTypedComesBackWithWhatIsWrong() throws IOException {
        Map<String, String> typed =
                new HashMap<>(Map.of("goods", "send", "returnAddress", "\"><script>alert(1)</script>"));
        AnswerForm form = AnswerForm.read(Verdict.ACCEPT, typed::get, List.of(), true);
        String html = AnswerPage.form(open("de"), SELF, Verdict.ACCEPT, "value", form, null);
        Document page = written("form-wrong-de", html);

        assertThat(page.select("[role=alert]").text()).isEqualTo("Bitte ausfüllen: Ihre RMA-Nummer");
        assertThat(page.select("[checked]").eachAttr("value")).containsExactly("send");
        assertThat(page.select("textarea").text()).contains("<script>alert(1)</script>");
        isHarmless(page, html);
    }

    @Test
    void aPageForNobodyTellsNothing() throws IOException {
        String html = AnswerPage.notice("en", "page.gone", "page.goneHint");
        Document page = written("gone", html);

        assertThat(page.text()).contains("This link is no longer valid").doesNotContain("2001", "ACME");
        assertThat(page.select("form, a")).isEmpty();
    }

    private static void isHarmless(Document page, String html) {
        assertThat(page.select("script, link, iframe, object, b, i")).isEmpty();
        assertThat(page.select("[style], [onclick]")).isEmpty();
        assertThat(html).doesNotContain("http://", "https://", "{{");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
    }

    private static Document written(String name, String html) throws IOException {
        Path directory = Files.createDirectories(Path.of("target/answer-page"));
        Files.writeString(directory.resolve(name + ".html"), html);
        return Jsoup.parse(html);
    }

    private Open open(String language) {
        AnswerLinkRows.Link link = new AnswerLinkRows.Link(
                "hash",
                "demo",
                story.id(),
                "acme",
                "request",
                "rma-request",
                "rma@acme.example",
                List.of(new LineQuantity("ACME-<b>1</b>", 2)),
                Instant.EPOCH);
        ChannelConfig.Letters letters = new ChannelConfig.Letters(language, List.of(), Map.of(), 15);
        ChannelConfig.Mail mail = new ChannelConfig.Mail(
                "rma@acme.example", List.of("acme.example"), List.of(), "mail/answers", null, letters);
        SupplierConfig supplier = new SupplierConfig(
                "acme",
                "Acme",
                List.of("demo"),
                List.of("ACME-"),
                mail,
                "order-name",
                null,
                new Watching(null, null),
                false,
                "hash");
        return new Open(link, supplier, "Demo Store", new CaseViews.View(story.c()));
    }
}
