package io.backhaul.bench;

import java.util.function.Consumer;

/**
 * The part of a mapping that says which goods and how many a message is about. Without a SKU it is about the whole return, with
 * quantity 0 about all units: no row says so by an empty cell.
 */
final class GoodsText {

    private GoodsText() {}

    /** @param labels whether it is a mail with labels, where what is not said may be known from its thread */
    static void write(Draft.Reading reading, boolean labels, Consumer<String> line) {
        if (!reading.has(Field.SKU)) {
            line.accept("  $lines := function() { {} };");
            return;
        }
        if (reading.has(Field.QUANTITY)) {
            quantity(labels, line);
        }
        String units = reading.has(Field.QUANTITY) ? "$quantity()" : reading.has(Field.PIECE) ? "1" : "0";
        String goods = "{\"lines\": [{\"sku\": " + (labels ? "$said.SKU" : "$need(\"SKU\")") + ", \"quantity\": "
                + units + "}]}";
        line.accept("  $lines := function() { " + (labels ? "$said.SKU ? " + goods + " : {}" : goods) + " };");
    }

    private static void quantity(boolean labels, Consumer<String> line) {
        line.accept("  $quantity := function() {(");
        line.accept("    $count := $number(" + (labels ? "$units ? $units : \"0\"" : "$need(\"Qty\") ? $units") + ");");
        line.accept("    $units and $count = 0 ? $error(\"quantity 0 says of no unit what becomes of it\");");
        line.accept("    $count");
        line.accept("  )};");
    }
}
