package io.backhaul.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives the rows of a delivery that is read again the names that they were kept under. A repaired mapping may name them otherwise, or
 * by another place. A row that says what one of them said is that one. While one of them is left over nobody knows whether another row
 * is new or the one left over told otherwise: that contradicts it, and a person decides.
 */
final class FormerNames {

    private final Set<KeptBefore> left;
    private final List<KeptBefore> kept;

    /** @param kept by earlier readings that judged the sender as this one does */
    FormerNames(List<KeptBefore> kept) {
        this.kept = kept;
        this.left = new LinkedHashSet<>(kept);
    }

    /** In the order in which they are said. */
    List<ReadAgain.Row> of(List<ReadAgain.Row> said) {
        List<ReadAgain.Row> rows =
                named(said, row -> row.said().under(row.key()), k -> k.said().under(k.key()));
        rows = named(rows, ReadAgain.Row::said, KeptBefore::said);
        rows = named(rows, row -> row.said().content(), k -> k.said().content());
        return contradicting(rows);
    }

    /** Each row that is not known yet is the first one left over that is like it. */
    private List<ReadAgain.Row> named(
            List<ReadAgain.Row> rows, Function<ReadAgain.Row, Object> now, Function<KeptBefore, Object> before) {
        Map<Object, Deque<KeptBefore>> like =
                left.stream().collect(Collectors.groupingBy(before, Collectors.toCollection(ArrayDeque::new)));
        List<ReadAgain.Row> named = new ArrayList<>();
        for (ReadAgain.Row row : rows) {
            Deque<KeptBefore> candidates = row.known() ? null : like.get(now.apply(row));
            KeptBefore found = candidates == null ? null : candidates.poll();
            left.remove(found);
            named.add(found == null ? row : row.as(found));
        }
        return named;
    }

    private List<ReadAgain.Row> contradicting(List<ReadAgain.Row> rows) {
        Set<String> known = kept.stream().map(KeptBefore::key).collect(Collectors.toSet());
        Set<String> said = rows.stream().map(ReadAgain.Row::key).collect(Collectors.toSet());
        String over = left.stream()
                .map(KeptBefore::key)
                .filter(key -> !said.contains(key))
                .min(String::compareTo)
                .orElse(null);
        return over == null
                ? rows
                : rows.stream()
                        .map(row -> row.known() || known.contains(row.key()) ? row : row.named(row.id(), over))
                        .toList();
    }
}
