package io.backhaul.hub.answer;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.hub.answer.AnswerLinks.Open;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.mail.MailWords;
import io.backhaul.store.AnswerLinkRows.Given;
import io.backhaul.store.Attachments.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The answer page as HTML: one template without scripts, in the supplier's language, everything escaped. */
final class AnswerPage {

    private static final String STYLE = resource("page.css");
    private static final Template TEMPLATE = Mustache.compiler()
            .escapeHTML(true)
            .defaultValue("")
            .emptyStringIsFalse(true)
            .compile(resource("page.html"));
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    /** The only style a browser may use, by its hash. */
    static final String STYLE_HASH =
            "sha256-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Hmac.sha256Hex(Hmac.utf8(STYLE))));

    private final MailWords words;
    private final Map<String, Object> values = new HashMap<>();

    private AnswerPage(String language) {
        this.words = MailWords.of(language);
        values.put("language", words.language());
        values.put("style", STYLE);
        Map<String, String> page = new HashMap<>();
        words.texts("page.").forEach((key, text) -> page.put(key.substring("page.".length()), text));
        values.put("w", page);
    }

    /** A page that tells nothing of any return: why there is nothing here, or that something went wrong. */
    static String notice(String language, String title, String hint) {
        AnswerPage page = new AnswerPage(language);
        page.values.put("title", page.words.say(title));
        page.values.put("notice", page.words.say(hint));
        return TEMPLATE.execute(page.values);
    }

    /** What is asked, and the answers to choose from. */
    static String overview(Open open, String self, List<Given> given, List<Attachment> files, boolean sent) {
        AnswerPage page = asking(open);
        page.values.put("overview", true);
        page.values.put("sent", sent);
        page.values.put("hasFiles", !files.isEmpty());
        page.values.put("files", files.stream().map(f -> file(f, self)).toList());
        page.values.put("hasGiven", !given.isEmpty());
        page.values.put("given", given.stream().map(page::given).toList());
        page.values.put("first", page.choices(self, open.link().purpose(), true));
        page.values.put("others", page.choices(self, open.link().purpose(), false));
        return TEMPLATE.execute(page.values);
    }

    /** The form of one answer; with what was typed and what is wrong with it, when it comes back. */
    static String form(Open open, String self, Verdict verdict, String formValue, AnswerForm typed, String wrong) {
        AnswerPage page = asking(open);
        page.values.put("form", true);
        page.values.put(verdict.word(), true);
        page.values.put("what", page.say(verdict));
        page.values.put("self", self);
        page.values.put("action", self + "/" + verdict.word());
        page.values.put("formValue", formValue);
        page.values.put("wrong", page.wrong(typed, wrong));
        Map<String, String> fields = typed == null ? Map.of() : typed.fields();
        page.values.put("typed", fields);
        Map<String, Boolean> is = new HashMap<>();
        fields.forEach((name, value) -> is.put(name + "_" + value, true));
        page.values.put("is", is);
        return TEMPLATE.execute(page.values);
    }

    private static AnswerPage asking(Open open) {
        AnswerPage page = new AnswerPage(open.language());
        Map<String, String> order = Map.of("order", open.view().orderName());
        Leg leg = open.view().leg(open.link().supplier());
        page.values.put("title", page.words.say("page.title", order));
        page.values.put("merchant", open.merchantName());
        page.values.put("asked", page.words.say(open.link().purpose() + ".opening", order));
        page.values.put(
                "orderLine",
                page.words.say("order", order) + ", "
                        + page.words.say("po", Map.of("po", open.view().poNumber(leg.supplier()))));
        String reason = page.words.say(
                "reason." + open.view().returnCase().request().reason().name());
        page.values.put(
                "items",
                AnswerDesk.lines(open).stream().map(l -> item(l, reason)).toList());
        page.values.put("facts", page.facts(leg));
        return page;
    }

    private List<Map<String, String>> facts(Leg leg) {
        List<Map<String, String>> facts = new ArrayList<>();
        if (leg.rma() != null) {
            facts.add(Map.of("label", words.say("rma"), "value", leg.rma()));
        }
        leg.parcels().forEach(p -> facts.add(Map.of("label", words.say("tracking"), "value", p.trackingNumber())));
        Money open = leg.claim().open();
        if (open.isPositive()) {
            facts.add(Map.of("label", words.say("amount"), "value", open.toString()));
        }
        return facts;
    }

    private static Map<String, Object> item(LineQuantity line, String reason) {
        return Map.of("quantity", line.quantity(), "sku", line.sku(), "reason", reason);
    }

    private static Map<String, Object> file(Attachment file, String self) {
        return Map.of(
                "href", self + "/file/" + file.sha256(), "name", file.name(), "picture", AnswerFile.isShown(file));
    }

    private Map<String, String> given(Given given) {
        String what = Verdict.of(given.verdict()).map(this::say).orElse(given.verdict());
        return Map.of("what", what, "at", DAY.format(given.at().atOffset(ZoneOffset.UTC)));
    }

    private List<Map<String, String>> choices(String self, String purpose, boolean asked) {
        return Arrays.stream(Verdict.values())
                .filter(v -> v.answers(purpose) == asked)
                .map(v -> Map.of("href", self + "/" + v.word(), "what", say(v)))
                .toList();
    }

    private String say(Verdict verdict) {
        return words.say("page." + verdict.word());
    }

    private String wrong(AnswerForm typed, String wrong) {
        String sentence = wrong != null ? wrong : typed == null ? null : typed.problem();
        if (sentence == null) {
            return "";
        }
        String field = typed == null || typed.field() == null ? "" : words.say(typed.field());
        return words.say(sentence, Map.of("field", field));
    }

    private static String resource(String name) {
        try (InputStream in = AnswerPage.class.getResourceAsStream("/answer/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the page " + name + " cannot be read", e);
        }
    }
}
