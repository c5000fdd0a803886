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
                .filter(of -> of.getValue().size() > 1 && pieces(of.getValue()) > returned.applyAsInt(of.getKey()))
                .findFirst()
                .map(of -> "its rows report " + pieces(of.getValue()) + " pieces of " + of.getKey()
                        + ", and the return of its thread has " + returned.applyAsInt(of.getKey()));
    }

    private static int pieces(List<JsonNode> lines) {
        return lines.stream().mapToInt(line -> line.path("quantity").asInt()).sum();
    }
}
