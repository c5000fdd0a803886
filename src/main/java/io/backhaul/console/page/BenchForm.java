package io.backhaul.console.page;

import io.backhaul.bench.Draft;
import io.backhaul.bench.Draft.Manner;
import io.backhaul.bench.Draft.Reading;
import io.backhaul.bench.Draft.Who;
import io.backhaul.bench.Field;
import io.backhaul.bench.FileLines;
import io.backhaul.bench.Meaning;
import io.backhaul.console.Refused;
import io.backhaul.console.api.Ask;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** What a person made of a proposal: the fields of the page's form over the draft they changed. */
final class BenchForm {

    private final MultiValueMap<String, String> form;

    private BenchForm(MultiValueMap<String, String> form) {
        this.form = form;
    }

    static Draft of(MultiValueMap<String, String> form, Draft draft) {
        return new BenchForm(form).over(draft);
    }

    private Draft over(Draft draft) {
        Manner manner =
                draft.manner().isMail() ? Ask.oneOf("manner", text("manner", ""), Manner.class) : draft.manner();
        return new Draft(
                manner == null ? draft.manner() : manner,
                over(draft.who()),
                over(draft.format()),
                over(draft.reading()));
    }

    private Who over(Who who) {
        return new Who(
                who.code(),
                text("name", who.name()),
                who.merchants(),
                words("skuPrefixes"),
                text("address", who.address()),
                words("domains"));
    }

    private Draft.Format over(Draft.Format format) {
        return new Draft.Format(
                delimiter(text("delimiter", format.delimiter())),
                form.containsKey("decimalComma"),
                format.us(),
                format.them(),
                text("sheet", format.sheet()),
                line(text("headerRow", "")),
                text("rows", format.rows()),
                format.attached(),
                new FileLines(
                        charset(text("charset", format.lines().charset())),
                        form.containsKey("headless"),
                        text("trailer", format.lines().trailer()),
                        Stream.of(text("totals", "").split("\\s*;\\s*"))
                                .filter(word -> !word.isBlank())
                                .toList()));
    }

    private Reading over(Reading r) {
        return new Reading(
                changed("column", "field", r.columns(), word -> Ask.oneOf("field", word, Field.class)),
                r.required(),
                changed("word", "meaning", r.words(), BenchForm::meaning),
                changed("condition", "found", r.conditions(), BenchForm::meaning),
                meaning(text("every", "ASK")),
                text("currency", ""),
                text("orderPrefix", ""),
                r.plainAmounts());
    }

    private static int line(String text) {
        if (!text.matches("\\d{0,2}")) {
            throw new Refused("The line of the names of his columns is a number, not '" + text + "'.");
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static String charset(String name) {
        try {
            return name.isEmpty() ? "" : Charset.forName(name).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Refused("The charset '" + name + "' is unknown: write it like windows-1250 or GB18030.", e);
        }
    }

    private static Meaning meaning(String word) {
        return Ask.oneOf("meaning", word, Meaning.class);
    }

    private static String delimiter(String text) {
        String one = "\\t".equals(text) ? "\t" : text;
        if (one.length() != 1) {
            throw new Refused("The delimiter is one character, not '" + text + "'.");
        }
        return one;
    }

    private String text(String name, String otherwise) {
        String text = form.getFirst(name);
        return text == null ? otherwise : text.strip();
    }

    private List<String> words(String name) {
        return Stream.of(text(name, "").split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Two lists of equal length: names, and what each was said to be. */
    private <V> Map<String, V> changed(String names, String values, Map<String, V> before, Function<String, V> read) {
        List<String> keys = form.getOrDefault(names, List.of());
        List<String> said = form.getOrDefault(values, List.of());
        if (keys.size() != said.size()) {
            throw new Refused("The form is not whole: send it again.");
        }
        Map<String, V> changed = new LinkedHashMap<>(before);
        for (int i = 0; i < keys.size(); i++) {
            changed.put(keys.get(i), read.apply(said.get(i)));
        }
        return changed;
    }

    /** Fields a person may choose, in the order of the list. */
    static List<Field> fields() {
        return Arrays.asList(Field.values());
    }
}
