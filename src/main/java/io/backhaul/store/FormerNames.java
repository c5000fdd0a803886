package io.backhaul.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Rows that were kept under their place among the rows that could be read, before they were named by their line or their own key.
 * When such a delivery is read again, a row that says what one of them said is that one, whichever place it has now. While one of
 * them is left over nobody knows whether another row is new or the one left over told otherwise: that contradicts it, and a person
 * decides.
 */
final class FormerNames {

    private final Set<String> known;
    private final Map<Content, Deque<KeptBefore>> left;

    /** @param kept by earlier readings that believed the sender as much as this one */
    FormerNames(List<KeptBefore> kept, UUID receipt, String sourceId, List<ReadAgain.Row> said) {
        this.known = kept.stream().map(KeptBefore::key).collect(Collectors.toSet());
        Set<String> same = said.stream().map(ReadAgain.Row::key).collect(Collectors.toSet());
        this.left = new HashMap<>(kept.stream()
                .filter(k -> isPlace(k.believed() ? sourceId : KeptBefore.untrusted(receipt), k.key()))
                .filter(k -> !same.contains(k.key()))
                .collect(Collectors.groupingBy(KeptBefore::content, Collectors.toCollection(ArrayDeque::new))));
    }

    /** In the order in which they are said. */
    List<ReadAgain.Row> of(List<ReadAgain.Row> said) {
        if (left.isEmpty()) {
            return said;
        }
        List<ReadAgain.Row> named = said.stream()
                .map(row -> known.contains(row.key()) ? row : as(row))
                .toList();
        String over = left.values().stream()
                .filter(deque -> !deque.isEmpty())
                .map(deque -> deque.peek().key())
                .min(String::compareTo)
                .orElse(null);
        return over == null
                ? named
                : named.stream()
                        .map(row -> known.contains(row.key()) ? row : row.named(row.id(), over))
                        .toList();
    }

    private static boolean isPlace(String stem, String key) {
        return key.startsWith(stem + "#") && key.substring(stem.length() + 1).matches("\\d+");
    }

    private ReadAgain.Row as(ReadAgain.Row row) {
        Deque<KeptBefore> before = left.get(row.content());
        return before == null || before.isEmpty()
                ? row
                : row.named(before.peek().id(), before.poll().key());
    }
}
