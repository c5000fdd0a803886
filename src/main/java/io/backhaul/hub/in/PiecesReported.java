package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Rows of one table that report more pieces of an article than went back: which of them holds is not for the hub to choose. One
 * report alone is read as always, since the core takes no more pieces of it than there are.
 */
final class PiecesReported {

    private PiecesReported() {}

    /**
     * Why they cannot all be true; empty when they can.
     *
     * @param returned how many pieces of an article the return has
     */
    static Optional<String> tooMany(List<ObjectNode> said, ToIntFunction<String> returned) {
        Map<String, List<JsonNode>> lines = new HashSet<>(said)
                .stream()
                        .filter(SaidOnce::isOfPieces)
                        .flatMap(report -> report.path("lines").valueStream())
                        .collect(Collectors.groupingBy(
                                line -> line.path("sku").asText(), TreeMap::new, Collectors.toList()));
        return lines.entrySet().stream()
                .filter(of -> of.getValue().size() > 1)
                .flatMap(of -> trouble(of.getKey(), of.getValue(), returned.applyAsInt(of.getKey())).stream())
                .findFirst();
    }

    /** A row without a number of pieces speaks of all there are, so that no other row can be true beside it. */
    private static Optional<String> trouble(String sku, List<JsonNode> lines, int returned) {
        if (lines.stream().anyMatch(line -> pieces(line) == 0)) {
            return Optional.of("one of its rows speaks of all pieces of " + sku
                    + ", since it says no number, and another row of the same article stands beside it");
        }
        int reported = lines.stream().mapToInt(PiecesReported::pieces).sum();
        return reported <= returned
                ? Optional.empty()
                : Optional.of("its rows report " + reported + " pieces of " + sku
                        + ", and the return of its thread has " + returned);
    }

    private static int pieces(JsonNode line) {
        return line.path("quantity").asInt();
    }
}
