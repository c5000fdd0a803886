package io.backhaul.store;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.port.Cases.Stored;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whole histories, many at a time, for what is worked out over the past: terms and facts, without decisions and payments. Only
 * reads; run it in a read-only transaction.
 */
public final class Histories {

    private final JdbcClient db;

    public Histories(JdbcClient db) {
        this.db = db;
    }

    /** Where the next batch begins: opened before this, or at it with a larger id. */
    public record Position(Instant openedAt, UUID id) {}

    /** Some histories, newest first, and where the next ones begin; null at the end. */
    public record Batch(List<Stored> cases, Position next) {}

    private record Row(UUID id, long version, String policy, Instant openedAt) {}

    /**
     * The next histories.
     *
     * @param since opened at or after it (UTC), or null
     * @param until opened before it (UTC), or null
     * @param from where to begin, or null for the newest
     */
    public Batch next(String merchant, Instant since, Instant until, Position from, int limit) {
        List<Row> rows = rows(merchant, since, until, from, limit);
        Map<UUID, List<ReturnMessage>> facts = facts(merchant, rows);
        Map<String, Terms> terms = new HashMap<>();
        List<Stored> cases = new ArrayList<>();
        for (Row row : rows) {
            List<ReturnMessage> said = facts.getOrDefault(row.id(), List.of());
            if (!said.isEmpty()) {
                Terms own = terms.computeIfAbsent(row.policy(), json -> StoredJson.read(json, Terms.class));
                cases.add(new Stored(row.id(), row.version(), own, said, List.of(), Map.of()));
            }
        }
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        return new Batch(cases, rows.size() < limit ? null : new Position(last.openedAt(), last.id()));
    }

    private List<Row> rows(String merchant, Instant since, Instant until, Position from, int limit) {
        return db.sql("""
                        select id, version, policy, opened_at from return_case
                        where merchant = :merchant
                          and (cast(:since as timestamptz) is null or opened_at >= :since)
                          and (cast(:until as timestamptz) is null or opened_at < :until)
                          and (cast(:at as timestamptz) is null or opened_at < :at or opened_at = :at and id > cast(:id as uuid))
                        order by opened_at desc, id limit :limit""")
                .param("merchant", merchant)
                .param("since", time(since))
                .param("until", time(until))
                .param("at", from == null ? null : time(from.openedAt()))
                .param("id", from == null ? null : from.id())
                .param("limit", limit)
                .query((rs, n) -> new Row(
                        rs.getObject("id", UUID.class),
                        rs.getLong("version"),
                        rs.getString("policy"),
                        rs.getTimestamp("opened_at").toInstant()))
                .list();
    }

    private Map<UUID, List<ReturnMessage>> facts(String merchant, List<Row> rows) {
        Map<UUID, List<ReturnMessage>> facts = new HashMap<>();
        db.sql("""
                        select f.case_id, m.body from fact f join message m on m.merchant = f.merchant and m.id = f.message_id
                        where f.merchant = ? and f.case_id = any (?) order by f.case_id, f.position""")
                .params(merchant, rows.stream().map(Row::id).toArray(UUID[]::new))
                .query(rs -> {
                    facts.computeIfAbsent(rs.getObject("case_id", UUID.class), id -> new ArrayList<>())
                            .add(StoredJson.message(rs.getString("body")));
                });
        return facts;
    }

    private static Timestamp time(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
