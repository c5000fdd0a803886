package io.backhaul.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Canonical messages in the words of the people who take returns. */
final class BusinessWords {

    private static final Map<String, String> ONE = new LinkedHashMap<>();
    private static final Set<String> ABOUT_GOODS =
            Set.of("RETURN_AUTHORIZED", "RETURN_DECLINED", "GOODS_RECEIVED", "INSPECTION_REPORTED");
    private static final Map<String, String> MANY = new LinkedHashMap<>();

    static {
        words("RETURN_AUTHORIZED", "takes the goods back", "%d return%s would become AUTHORIZED");
        words("RETURN_DECLINED", "does not take the goods back", "%d return%s would become DECLINED");
        words("MORE_INFORMATION_REQUESTED", "wants to know more", "%d return%s would wait for more information");
        words("GOODS_RECEIVED", "has received the goods", "%d return%s would become RECEIVED");
        words("INSPECTION_REPORTED", "has inspected the goods", "%d return%s would become INSPECTED");
        words("SUPPLIER_CREDIT_ISSUED", "credits", "%d would move %s to supplier credit");
        words("SUPPLIER_CREDIT_DECLINED", "refuses the credit", "%d credit%s would be refused");
    }

    private BusinessWords() {}

    private static void words(String kind, String one, String many) {
        ONE.put(kind, one);
        MANY.put(kind, many);
    }

    /** One message: {@code RETURN_AUTHORIZED: takes the goods back (RMA R-1, #2001, ACME-1 x 1)}. */
    static String of(ObjectNode message) {
        String kind = message.path("kind").asText();
        List<String> facts = new ArrayList<>();
        if (message.has("amount")) {
            facts.add(message.at("/amount/amount").asText() + " "
                    + message.at("/amount/currency").asText());
        }
        if (message.has("disposition")) {
            facts.add(message.get("disposition").asText());
        }
        message.path("references").forEach(r -> facts.add(shown(r)));
        message.path("lines").forEach(line -> facts.add(goods(line)));
        if (ABOUT_GOODS.contains(kind) && message.path("lines").isEmpty()) {
            facts.add("all goods of the return");
        }
        for (String field : List.of("creditReference", "returnAddress", "reasonText")) {
            if (message.has(field)) {
                facts.add(message.get(field).asText());
            }
        }
        String all = facts.stream().distinct().collect(Collectors.joining(", "));
        return kind + ": " + ONE.getOrDefault(kind, "is told") + (all.isEmpty() ? "" : " (" + all + ")");
    }

    private static String goods(JsonNode line) {
        int quantity = line.path("quantity").asInt();
        return line.path("sku").asText() + (quantity == 0 ? ", all units" : " x " + quantity);
    }

    private static String shown(JsonNode reference) {
        String value = reference.path("value").asText();
        return switch (reference.path("type").asText()) {
            case "RMA" -> "RMA " + value.substring(value.indexOf('/') + 1);
            case "PO" -> "PO " + value.substring(value.indexOf('/') + 1);
            default -> value;
        };
    }

    /** All of them, what is said twice counted once. */
    static String sum(Collection<ObjectNode> messages) {
        Map<String, Map<String, ObjectNode>> byKind = new LinkedHashMap<>();
        MANY.keySet().forEach(kind -> byKind.put(kind, new LinkedHashMap<>()));
        for (ObjectNode message : messages) {
            byKind.computeIfAbsent(message.path("kind").asText(), kind -> new LinkedHashMap<>())
                    .putIfAbsent(message.path("key").asText(message.toString()), message);
        }
        List<String> all = new ArrayList<>();
        byKind.forEach((kind, said) -> {
            if (!said.isEmpty()) {
                all.add(sum(kind, said.values()));
            }
        });
        return String.join(", ", all);
    }

    private static String sum(String kind, Collection<ObjectNode> said) {
        if (kind.equals("SUPPLIER_CREDIT_ISSUED")) {
            return MANY.get(kind).formatted(said.size(), money(said));
        }
        Set<String> returns =
                said.stream().map(BusinessWords::whose).collect(Collectors.toCollection(LinkedHashSet::new));
        String words = MANY.getOrDefault(kind, "%d return%s would hear " + kind);
        return words.formatted(returns.size(), returns.size() == 1 ? "" : "s");
    }

    /** Which return: the names it is told by; a mail without any is told by its thread. */
    private static String whose(ObjectNode message) {
        String names = StreamSupport.stream(message.path("references").spliterator(), false)
                .map(r -> r.path("value").asText())
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? message.path("key").asText() : names;
    }

    private static String money(Collection<ObjectNode> said) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        said.forEach(m -> sums.merge(
                m.at("/amount/currency").asText(),
                new BigDecimal(m.at("/amount/amount").asText("0")),
                BigDecimal::add));
        return sums.entrySet().stream()
                .map(e -> e.getValue().toPlainString() + " " + e.getKey())
                .collect(Collectors.joining(" and "));
    }
}
