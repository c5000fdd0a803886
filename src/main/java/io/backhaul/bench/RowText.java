package io.backhaul.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The part of a mapping that reads each row of the tables in a mail's own words, under the supplier's names of their columns. */
final class RowText {

    private RowText() {}

    static void begin(Draft draft, Consumer<String> line) {
        line.accept("  $id := messageId;");
        line.accept("  $on := date;");
        line.accept("  $rows := $reduce(tables, $append, []);");
        line.accept("  $count($rows) = 0 ? $error(\"the mail has no table with a head row\");");
        line.accept("  /* what stands beside the table must not take it back */");
        line.accept(
                "  $held := [$said(text, skuPrefixes)[kind in [\"CONDITION\", \"OPEN\", \"REFUSES\", \"AUTOMATIC\"]]];");
        line.accept("  $count($held) > 0 ? $error(\"beside its table the mail says '\""
                + " & $substring($held[0].text, 0, 120) & \"'\");");
        line.accept("  $row := function($his) {(");
        line.accept("  $value := function($names) { ($names.$lookup($his, $))[0] };");
        line.accept("  $said := {");
        List<String> columns = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field.isRead() && draft.reading().has(field)) {
                columns.add("    " + MappingText.quoted(draft.column(field)) + ": $value(["
                        + draft.reading().names(field).stream()
                                .map(MappingText::quoted)
                                .collect(Collectors.joining(", "))
                        + "])");
            }
        }
        line.accept(String.join(",\n", columns));
        line.accept("  };");
    }

    static void end(Consumer<String> line) {
        line.accept("  )};");
        line.accept("  $reduce($rows, function($all, $one) { $append($all, $row($one)) }, [])");
    }
}
