package io.backhaul.bench;

import java.util.function.Consumer;

/** The part of a mapping that reads a decision from the columns in which he marks it. */
final class MarkText {

    private MarkText() {}

    static void write(Draft.Reading reading, Consumer<String> line) {
        line.accept("  /* his marks; what is neither yes nor no waits for a person */");
        line.accept("  $marked := function($name) {(");
        line.accept("    $mark := $lookup($said, $name) ? $lowercase($trim($lookup($said, $name))) : \"no\";");
        line.accept(
                "    $mark in [\"yes\", \"y\", \"true\", \"x\", \"ja\", \"j\", \"oui\", \"o\", \"sí\", \"si\", \"s\", \"tak\","
                        + " \"t\", \"sim\", \"ano\", \"✓\", \"✔\"] ? true :");
        line.accept(
                "    $mark in [\"no\", \"n\", \"false\", \"nein\", \"non\", \"nee\", \"nie\", \"não\", \"ne\", \"✗\"] ? false :");
        line.accept("    $error(\"'\" & $mark & \"' in column '\" & $name & \"' is neither yes nor no\")");
        line.accept("  )};");
        line.accept("  $yes := " + (reading.has(Field.ACCEPTED) ? "$marked(\"Accepted\");" : "false;"));
        line.accept("  $no := " + (reading.has(Field.DECLINED) ? "$marked(\"Declined\");" : "false;"));
        line.accept(
                "  $yes = $no ? $error($yes ? \"the row says yes and no at once\" : \"the row marks no decision\");");
        line.accept("  $word := $yes ? \"accepted\" : \"declined\";");
        line.accept("  $meaning := $yes ? \"AUTHORIZED\" : \"DECLINED\";");
    }
}
