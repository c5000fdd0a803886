package io.backhaul.bench;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.backhaul.bench.Draft.Manner;
import io.backhaul.bench.Draft.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The mapping a draft makes: a JSONata file that a person can read and go on with. */
final class MappingText {

    private final Draft draft;
    private final Reading reading;
    private final boolean mail;
    private final boolean labels;
    private final StringBuilder text = new StringBuilder();

    private MappingText(Draft draft) {
        this.draft = draft;
        this.reading = draft.reading();
        this.mail = draft.manner().isMail();
        this.labels = draft.manner() == Manner.LABELS;
    }

    /** @param from what it was made from, for its first line */
    static String of(Draft draft, String from) {
        return new MappingText(draft).write(from);
    }

    private String write(String from) {
        HeadText.write(draft, from, this::line);
        input();
        line("  $need := function($name) { $lookup($said, $name) ? $lookup($said, $name)");
        line("    : $error(\"" + (labels ? "no label says '" : "column '") + "\" & $name & \""
                + (labels ? "'" : "' is empty") + "\") };");
        totals();
        verdict();
        keys();
        base();
        if (kinds().contains(Meaning.CREDITED)) {
            new AmountText(draft).write(this::line);
        }
        messages();
        line(")" + (labels ? "" : ")"));
        if (mail && !labels) {
            RowText.end(this::line);
        }
        line(")");
        return text.toString();
    }

    private void input() {
        if (labels) {
            LabelText.write(draft, this::line);
        } else if (mail) {
            RowText.begin(draft, this::line);
        } else {
            line("  $said := row;");
        }
    }

    private void totals() {
        if (labels) {
            line("  (");
            return;
        }
        String keys = List.of(Field.SKU, Field.ORDER, Field.PO, Field.VERDICT, Field.ACCEPTED, Field.DECLINED).stream()
                .filter(reading::has)
                .map(field -> "$said." + name(field))
                .collect(Collectors.joining(" or "));
        line("  /* a row of totals is none of ours */");
        line("  $isTotal := $not(" + (keys.isEmpty() ? "false" : "$boolean(" + keys + ")")
                + ") and $count($each($said, function($cell) {");
        line("    $contains($cell, /^\\W*(" + Totals.WORDS + ")\\b/i) ? $cell })) > 0;");
        line("  $isTotal ? [] : ((");
    }

    private void verdict() {
        if (reading.isMarked()) {
            MarkText.write(reading, this::line);
        } else if (!reading.has(Field.VERDICT)) {
            line("  $word := \"" + reading.every().name().toLowerCase(java.util.Locale.ROOT) + "\";");
            line("  $meaning := \"" + reading.every() + "\";");
        } else {
            line("  /* what his words mean; one that is not here waits for a person */");
            line("  $word := $lowercase($trim($need(\"Status\")));");
            line("  $meaning := $lookup(" + words(reading.words()) + ", $word);");
            line("  $exists($meaning) ? true : $error(\"unknown status '\" & $said.Status & \"'\");");
        }
        if (reading.has(Field.CONDITION)) {
            line("  $conditions := " + words(reading.conditions()) + ";");
        }
    }

    private static String words(Map<String, Meaning> words) {
        return words.entrySet().stream()
                .filter(e -> e.getValue() != Meaning.ASK)
                .map(e -> "\n    " + quoted(e.getKey()) + ": "
                        + quoted(e.getValue().name()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void keys() {
        if (reading.has(Field.ORDER)) {
            String prefix = reading.orderPrefix();
            String whole = "$substring($said.Order, 0, " + prefix.length() + ") = " + quoted(prefix);
            line("  $order := $said.Order"
                    + (prefix.isEmpty()
                            ? ";"
                            : " ? (" + whole + " ? $said.Order : " + quoted(prefix) + " & $said.Order);"));
        }
        if (reading.has(Field.QUANTITY)) {
            line(
                    "  $units := $said.Qty ? $match($said.Qty, /^([0-9]{1,6})(?:[.,]0{1,3})?(?: ?\\p{L}{1,8}\\.?)?$/)[0].groups[0];");
            line(
                    "  $said.Qty and $not($exists($units)) ? $error(\"quantity '\" & $said.Qty & \"' is not a number of units\");");
        }
    }

    private void base() {
        List<String> references = new ArrayList<>();
        if (reading.has(Field.RMA)) {
            references.add("$said.`RMA No` ? {\"type\": \"RMA\", \"value\": $supplier & \"/\" & $said.`RMA No`}");
        }
        if (reading.has(Field.PO)) {
            references.add("$said.PO ? {\"type\": \"PO\", \"value\": $supplier & \"/\" & $said.PO}");
        }
        if (reading.has(Field.ORDER)) {
            if (!reading.has(Field.PO)) {
                references.add("$order ? {\"type\": \"PO\", \"value\": $supplier & \"/\" & $order}");
            }
            references.add("$order ? {\"type\": \"ORDER_NAME\", \"value\": $order}");
        }
        if (reading.has(Field.TRACKING)) {
            references.add("$said.Tracking ? {\"type\": \"TRACKING\", \"value\": $said.Tracking}");
        }
        line("  $references := [" + String.join(",\n    ", references) + "];");
        if (!mail) {
            line("  $count($references) = 0 ? $error(\"the row names neither order nor RMA number\");");
        }
        line("  /* two messages with one key say the same thing: no line number, no file name */");
        line("  $base := {\"key\": $join([" + key() + "], \"/\"), \"references\": $references, \"supplier\": $supplier"
                + (mail ? ", \"occurredAt\": " + (labels ? "date" : "$on") : "") + "};");
        GoodsText.write(reading, labels, this::line);
    }

    private String key() {
        if (labels) {
            return "\"mail\", messageId, $word";
        }
        List<String> parts = new ArrayList<>(mail ? List.of("\"mail\"", "$id") : List.of("\"row\""));
        for (Field field : List.of(Field.RMA, Field.PO, Field.ORDER, Field.SKU)) {
            if (reading.has(field)) {
                parts.add(orNothing(name(field)));
            }
        }
        parts.add("$word");
        for (Field field :
                List.of(Field.PIECE, Field.QUANTITY, Field.CONDITION, Field.CREDIT_REFERENCE, Field.AMOUNT)) {
            if (reading.has(field)) {
                parts.add(orNothing(name(field)));
            }
        }
        return String.join(", ", parts);
    }

    private static String orNothing(String name) {
        return "$said." + name + " ? $said." + name + " : \"\"";
    }

    private Set<Meaning> kinds() {
        Set<Meaning> kinds = EnumSet.noneOf(Meaning.class);
        if (reading.isMarked()) {
            kinds.addAll(List.of(Meaning.AUTHORIZED, Meaning.DECLINED));
        } else if (reading.has(Field.VERDICT)) {
            kinds.addAll(reading.words().values());
        } else {
            kinds.add(reading.every());
        }
        return kinds;
    }

    private void messages() {
        line("");
        for (Meaning meaning : kinds()) {
            String fields = MessageFields.of(meaning, draft);
            if (fields != null) {
                line("  $meaning = \"" + meaning + "\" ? " + fields + " :");
            }
        }
        line(
                reading.saysVerdicts()
                        ? "  $error(\"what '\" & $word & \"' means is not said\")"
                        : "  $error(\"no column says what he decided: choose the one that does, or say what every record means\")");
    }

    private String name(Field field) {
        String name = draft.column(field);
        return name.contains(" ") ? "`" + name + "`" : name;
    }

    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
