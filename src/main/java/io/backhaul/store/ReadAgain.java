package io.backhaul.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.Uuid5;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A delivery that was read before and is read again, with a better mapping or once its sender is judged otherwise: each row is
 * what it was, under the name that it was kept under, and counts once.
 */
final class ReadAgain {

    private final JdbcClient db;

    ReadAgain(JdbcClient db) {
        this.db = db;
    }

    /**
     * A row of a delivery.
     *
     * @param known true when it was kept before: nothing is to be done about it, whatever became of it
     * @param doubt why it must not be taken before a person has looked, or null
     */
    record Row(ReturnMessage message, Content content, boolean known, String doubt) {

        UUID id() {
            return message.envelope().id();
        }

        String key() {
            return message.envelope().key();
        }

        Row named(UUID id, String key) {
            ObjectNode named = CanonicalJson.write(message);
            named.put("id", id.toString());
            named.put("key", key);
            return new Row(CanonicalJson.read(named), content, known, doubt);
        }

        Row as(KeptBefore before) {
            return new Row(named(before.id(), before.key()).message(), content, true, null);
        }

        Row doubted(String why) {
            return new Row(message, content, known, why);
        }
    }

    /** In the order in which they are said; what was held and is judged otherwise now gives way to what is said now. */
    List<Row> of(UUID receipt, String sourceId, List<ReturnMessage> said, boolean trusted, Instant now) {
        if (said.isEmpty()) {
            return List.of();
        }
        String merchant = said.get(0).envelope().merchant();
        List<KeptBefore> kept = kept(merchant, receipt);
        if (kept.isEmpty()) {
            return said.stream().map(m -> new Row(m, null, false, null)).toList();
        }
        List<Row> rows =
                said.stream().map(m -> new Row(m, Content.of(m), false, null)).toList();
        Map<Boolean, List<KeptBefore>> byTrust =
                kept.stream().collect(Collectors.partitioningBy(k -> k.believed() == trusted));
        List<KeptBefore> alike = withoutGone(byTrust.get(true), byTrust.get(false));
        List<Row> named = new FormerNames(alike, receipt, sourceId, rows).of(rows);
        List<Row> found = identified(kept, alike, named);
        return new OtherTrust(db, merchant, byTrust.get(false), alike, trusted, now).of(found);
    }

    private List<KeptBefore> kept(String merchant, UUID receipt) {
        return db.sql("""
                        select id, semantic_key, body, trusted, status, case_id, duplicate_of from message
                        where merchant = ? and receipt_id = ?
                        order by duplicate_of is not null, received_at, id""")
                .params(merchant, receipt)
                .query((row, n) -> new KeptBefore(
                        row.getObject("id", UUID.class),
                        row.getString("semantic_key"),
                        Content.of(StoredJson.message(row.getString("body"))),
                        row.getBoolean("trusted"),
                        row.getString("status"),
                        row.getObject("case_id", UUID.class),
                        row.getObject("duplicate_of", UUID.class)))
                .list();
    }

    /** Without those that gave way to another reading. */
    private static List<KeptBefore> withoutGone(List<KeptBefore> kept, List<KeptBefore> others) {
        Set<UUID> other = others.stream().map(KeptBefore::id).collect(Collectors.toSet());
        return kept.stream().filter(k -> !other.contains(k.duplicateOf())).toList();
    }

    /** A row that says under its key what was kept under it is that one; any other row has an id that nothing else has. */
    private static List<Row> identified(List<KeptBefore> kept, List<KeptBefore> alike, List<Row> rows) {
        record Said(String key, Content content) {}
        Set<UUID> taken = kept.stream().map(KeptBefore::id).collect(Collectors.toCollection(HashSet::new));
        Map<UUID, KeptBefore> byId = alike.stream().collect(Collectors.toMap(KeptBefore::id, Function.identity()));
        Map<Said, KeptBefore> byWords = new HashMap<>();
        alike.forEach(k -> byWords.putIfAbsent(new Said(k.key(), k.content()), k));
        return rows.stream()
                .map(row -> {
                    KeptBefore same = byId.get(row.id());
                    KeptBefore before = same != null && same.is(row.message(), row.content())
                            ? same
                            : byWords.get(new Said(row.key(), row.content()));
                    return before != null ? row.as(before) : free(row, taken);
                })
                .toList();
    }

    private static Row free(Row row, Set<UUID> taken) {
        UUID id = row.id();
        while (taken.contains(id)) {
            id = Uuid5.of(id + "/" + row.key());
        }
        return id.equals(row.id()) ? row : row.named(id, row.key());
    }
}
