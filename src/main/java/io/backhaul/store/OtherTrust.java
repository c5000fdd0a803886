package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A delivery that is read again after its sender was believed, or not, the time before. What nobody has decided about gives way to
 * the same words as they are judged now, with its question; what is a fact, or was decided by a person, stays. While words of a
 * sender who was not believed are left over, nobody knows whether another row is new or the one left over told otherwise: a person
 * decides.
 */
final class OtherTrust {

    private static final String REFUSED =
            "A person closed this when its sender was not believed. It was read again, and he is believed now: look again"
                    + " whether it holds.";
    private static final String LEFT_OVER =
            "This delivery was read before, when its sender was not believed, and something it said then it does not say now."
                    + " So nobody knows whether this is new or the same told otherwise: look at both, and take each thing once.";

    private final JdbcClient db;
    private final String merchant;
    private final boolean believed;
    private final Instant now;
    private final Map<Content, Deque<KeptBefore>> left;
    private final Map<Said, ReadAgain.Row> settled = new HashMap<>();
    private final Set<UUID> fresh = new HashSet<>();

    private record Said(String key, Content content) {}

    /**
     * @param others kept by readings that believed the sender otherwise than this one
     * @param alike kept by readings that believed him as much
     * @param believed whether this reading believes him
     */
    OtherTrust(
            JdbcClient db,
            String merchant,
            List<KeptBefore> others,
            List<KeptBefore> alike,
            boolean believed,
            Instant now) {
        this.db = db;
        this.merchant = merchant;
        this.believed = believed;
        this.now = now;
        Set<UUID> alikeIds = alike.stream().map(KeptBefore::id).collect(Collectors.toSet());
        Set<UUID> followed = others.stream()
                .map(KeptBefore::duplicateOf)
                .filter(alikeIds::contains)
                .collect(Collectors.toSet());
        this.left = others.stream()
                .filter(k -> !followed.contains(k.duplicateOf()))
                .filter(k -> !believed || !k.status().equals("DUPLICATE"))
                .collect(Collectors.groupingBy(KeptBefore::content, Collectors.toCollection(ArrayDeque::new)));
        alike.stream().filter(k -> !followed.contains(k.id())).forEach(k -> next(k.content()));
    }

    List<ReadAgain.Row> of(List<ReadAgain.Row> rows) {
        if (left.isEmpty()) {
            return rows;
        }
        List<ReadAgain.Row> judged =
                rows.stream().map(row -> row.known() ? row : judged(row)).toList();
        boolean over = believed && left.values().stream().anyMatch(before -> !before.isEmpty());
        return !over
                ? judged
                : judged.stream()
                        .map(row -> fresh.contains(row.id()) ? row.doubted(LEFT_OVER) : row)
                        .toList();
    }

    /** A row that stands there twice, its own key included, is one. */
    private ReadAgain.Row judged(ReadAgain.Row row) {
        return settled.computeIfAbsent(new Said(row.key(), row.content()), said -> settle(row));
    }

    private ReadAgain.Row settle(ReadAgain.Row row) {
        KeptBefore before = next(row.content());
        if (before == null) {
            fresh.add(row.id());
            return row;
        }
        if (before.open() && givesWay(before, row.id())) {
            return row;
        }
        return believed && before.refused() ? row.doubted(REFUSED) : row.as(before);
    }

    private KeptBefore next(Content content) {
        Deque<KeptBefore> before = left.get(content);
        return before == null ? null : before.poll();
    }

    /** False when somebody has decided about it in the meantime. */
    private boolean givesWay(KeptBefore before, UUID to) {
        String why = "read again: its sender is " + (believed ? "believed now" : "not believed any more");
        int gone = db.sql("""
                        update message set status = 'DUPLICATE', duplicate_of = ?, reason = ?
                        where merchant = ? and id = ? and case_id is null and status = any (?)""")
                .params(to, why, merchant, before.id(), KeptBefore.OPEN.toArray(String[]::new))
                .update();
        if (gone > 0) {
            db.sql("delete from waiting where merchant = ? and message_id = ?")
                    .params(merchant, before.id())
                    .update();
            db.sql("""
                            update review set resolved_at = ?, resolved_by = 'hub', resolution = ?
                            where merchant = ? and message_id = ? and resolved_at is null""").params(Timestamp.from(now), why, merchant, before.id()).update();
        }
        return gone > 0;
    }
}
