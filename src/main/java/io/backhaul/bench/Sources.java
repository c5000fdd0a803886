package io.backhaul.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.bench.Outcome.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the cell, label or sentence that each field of a canonical message came from. */
final class Sources {

    private static final Set<String> NOT_SAID =
            Set.of("key", "supplier", "occurredAt", "keepGoods", "channel", "finding");
    private static final int LONGEST = 200;

    private Sources() {}

    static List<Source> of(List<ObjectNode> messages, Way.Part part, Way way) {
        Set<Source> all = new LinkedHashSet<>();
        Way.Part shown =
                new Way.Part(part.where(), null, null, null, byHisNames(part.values(), way), part.text(), null);
        for (ObjectNode message : messages) {
            message.properties().forEach(e -> {
                if (!NOT_SAID.contains(e.getKey())) {
                    leaves(e.getKey(), e.getValue(), shown, way, all);
                }
            });
        }
        return List.copyOf(all);
    }

    /** Cells under the supplier's own names of his columns, where he has one for it. */
    private static Map<String, String> byHisNames(Map<String, String> values, Way way) {
        Map<String, String> named = new LinkedHashMap<>();
        Map<String, List<String>> aliases = way.table() == null ? Map.of() : Tables.names(way.table());
        values.forEach((name, value) -> {
            List<String> his = aliases.getOrDefault(name, List.of());
            named.put(his.size() == 1 ? his.get(0) : name, value);
        });
        return named;
    }

    private static void leaves(String path, JsonNode node, Way.Part part, Way way, Set<Source> all) {
        if (path.equals("references") && node.isObject()) {
            String value = node.path("value").asText();
            String own = value.startsWith(way.supplier() + "/")
                    ? value.substring(way.supplier().length() + 1)
                    : value;
            all.add(new Source(path + " " + node.path("type").asText(), own, text(path, own, part)));
        } else if (node.isArray()) {
            node.forEach(item -> leaves(path, item, part, way, all));
        } else if (node.isObject()) {
            node.properties().forEach(e -> leaves(path + "." + e.getKey(), e.getValue(), part, way, all));
        } else {
            all.add(new Source(path, node.asText(), text(path, node.asText(), part)));
        }
    }

    private static String text(String path, String value, Way.Part part) {
        String cell = cell(path, value, part.values());
        return cell != null || part.text().isEmpty() ? cell : sentence(path, value, part.text());
    }

    /** The cell that holds the value, or the word that means it. */
    private static String cell(String path, String value, Map<String, String> values) {
        String digits = value.replaceAll("\\D", "");
        List<String> found = new ArrayList<>();
        values.forEach((name, cell) -> {
            boolean same = cell.equals(value)
                    || cell.equals(value.replaceFirst("^#", ""))
                    || path.startsWith("amount") && cell.replaceAll("\\D", "").equals(digits) && !digits.isEmpty()
                    || path.equals("creditReference") && value.startsWith(cell + "/")
                    || path.endsWith("currency") && cell.contains(value)
                    || means(path, value, cell);
            if (same) {
                found.add(name + ": " + cell);
            }
        });
        return found.stream().findFirst().orElse(null);
    }

    private static boolean means(String path, String value, String cell) {
        if (!path.equals("kind") && !path.equals("disposition")) {
            return false;
        }
        Meaning meaning = Dictionary.meaning(cell, path.equals("disposition"));
        return meaning != null && (value.equals(meaning.kind()) || value.equals(meaning.name()));
    }

    private static String sentence(String path, String value, String text) {
        List<String> sentences = Arrays.stream(text.split("\\n+|(?<=[.!?;])\\s+"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
        String asked = value.toLowerCase(Locale.ROOT);
        String digits = value.replaceAll("\\D", "");
        return sentences.stream()
                .filter(s -> s.toLowerCase(Locale.ROOT).contains(asked)
                        || path.equals("amount.amount")
                                && s.replaceAll("\\D", "").contains(digits)
                        || path.equals("returnAddress") && value.startsWith(s.replaceFirst("^[^:]{1,40}:\\s*", ""))
                        || (path.equals("kind") || path.equals("disposition")) && Dictionary.mentions(s, value))
                .findFirst()
                .map(s -> s.substring(0, Math.min(s.length(), LONGEST)))
                .orElse(null);
    }
}
