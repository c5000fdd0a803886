package io.backhaul.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The part of a mapping that finds the labelled values in a mail's own words. */
final class LabelText {

    private LabelText() {}

    static void write(Draft draft, Consumer<String> line) {
        line.accept("  /* his labels, as they stand at the beginning of a line */");
        line.accept("  $mail := text;");
        line.accept("  $value := function($label) { $trim($match($mail, $label)[0].groups[0]) };");
        line.accept("  $said := {");
        List<String> labels = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field.isRead() && draft.reading().has(field)) {
                labels.add("    " + MappingText.quoted(draft.column(field)) + ": $value("
                        + pattern(draft.reading().names(field)) + ")");
            }
        }
        line.accept(String.join(",\n", labels));
        line.accept("  };");
    }

    /** The longest name first: {@code RMA No} before {@code RMA}. */
    private static String pattern(List<String> names) {
        String any = names.stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(name -> name.replaceAll("([^\\p{L}\\p{N} ])", "\\\\$1").replaceAll("\\s+", "[ \u00A0]{1,3}"))
                .collect(Collectors.joining("|"));
        return "/(?:^|\\n)[ \\t\u00A0]{0,8}(?:[-*•|][ \\t]{1,3})?(?:" + any
                + ")[ \\t\u00A0]{0,5}[:=：|][ \\t\u00A0]{0,10}([^\\n|]{1,200})/i";
    }
}
