package io.backhaul.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what a reader gave with what the message means. A review where a message was expected costs a person's time, also
 * of a part of a file; a fact that is not said is wrong, and so is one that is lost without a person being told.
 */
final class Judge {

    enum Verdict {
        RIGHT,
        REVIEW,
        WRONG
    }

    private static final List<String> TEXTS =
            List.of("rma", "creditReference", "disposition", "finding", "trackingNumber");

    private Judge() {}

    static Verdict judge(Sample sample, Outcome outcome) {
        return switch (sample.expect()) {
            case "message" -> message(sample, outcome);
            case "review" ->
                outcome.isReview() || outcome.isNothing() && sample.harmless() ? Verdict.RIGHT : Verdict.WRONG;
            case "nothing" -> outcome.isNothing() ? Verdict.RIGHT : outcome.isReview() ? Verdict.REVIEW : Verdict.WRONG;
            default -> throw new IllegalArgumentException(sample.name() + " expects '" + sample.expect() + "'");
        };
    }

    private static Verdict message(Sample sample, Outcome outcome) {
        if (outcome.isReview()) {
            return Verdict.REVIEW;
        }
        List<JsonNode> missing = new ArrayList<>(beyondReceipt(sample.messages()));
        boolean allSaid = beyondReceipt(outcome.messages()).stream().allMatch(given -> take(missing, given));
        int unexpected = outcome.reasons().size() - sample.problems().size();
        if (!allSaid || !missing.isEmpty() && unexpected <= 0 || !told(sample.problems(), outcome.reasons())) {
            return Verdict.WRONG;
        }
        return unexpected == 0 ? Verdict.RIGHT : Verdict.REVIEW;
    }

    private static boolean told(List<String> problems, List<String> reasons) {
        return problems.stream().allMatch(problem -> reasons.stream().anyMatch(reason -> reason.contains(problem)));
    }

    /** Who reports an inspection has received the goods: to say so or not is the same. */
    private static List<JsonNode> beyondReceipt(List<JsonNode> messages) {
        Set<List<String>> inspected = messages.stream()
                .filter(m -> kind(m).equals("INSPECTION_REPORTED"))
                .map(Judge::skus)
                .collect(Collectors.toSet());
        return messages.stream()
                .filter(m -> !kind(m).equals("GOODS_RECEIVED") || !inspected.contains(skus(m)))
                .toList();
    }

    private static List<String> skus(JsonNode message) {
        return message.path("lines").findValuesAsText("sku").stream().sorted().toList();
    }

    private static String kind(JsonNode message) {
        return message.path("kind").asText();
    }

    /** Takes the expected message that the given one says out of those still missing. */
    private static boolean take(List<JsonNode> missing, JsonNode given) {
        return missing.stream()
                .filter(expected -> says(expected, given))
                .findFirst()
                .map(missing::remove)
                .orElse(false);
    }

    private static boolean says(JsonNode expected, JsonNode given) {
        return kind(expected).equals(kind(given))
                && TEXTS.stream().allMatch(field -> oneOf(expected.path(field), text(given.path(field))))
                && oneOf(expected.path("returnAddress"), text(given.path("returnAddress")))
                && expected.path("keepGoods").asBoolean()
                        == given.path("keepGoods").asBoolean()
                && amount(expected.path("amount"), given.path("amount"))
                && lines(expected.path("lines"), given.path("lines"));
    }

    /** What is not expected must not be said; a list offers readings that are all right, null among them. */
    private static boolean oneOf(JsonNode expected, String given) {
        if (expected.isArray()) {
            return expected.valueStream().anyMatch(one -> plain(text(one)).equals(plain(given)));
        }
        return plain(text(expected)).equals(plain(given));
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : node.asText();
    }

    /** Addresses are joined from lines in more than one way; no field differs only in white space and commas. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\p{Z},，]+", "");
    }

    private static boolean amount(JsonNode expected, JsonNode given) {
        if (expected.isMissingNode() || given.isMissingNode()) {
            return expected.isMissingNode() == given.isMissingNode();
        }
        return Objects.equals(text(expected.path("currency")), text(given.path("currency")))
                && new BigDecimal(text(expected.path("amount"))).compareTo(new BigDecimal(text(given.path("amount"))))
                        == 0;
    }

    /** A quantity that is not expected was not said of its own: any will do. */
    private static boolean lines(JsonNode expected, JsonNode given) {
        if (expected.size() != given.size()) {
            return false;
        }
        return expected.valueStream()
                .allMatch(line -> given.valueStream()
                        .anyMatch(other -> text(line.path("sku")).equals(text(other.path("sku")))
                                && (line.path("quantity").isMissingNode()
                                        || line.path("quantity").asInt()
                                                == other.path("quantity").asInt())));
    }
}
