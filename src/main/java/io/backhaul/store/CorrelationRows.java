package io.backhaul.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.Uuid5;
import io.backhaul.core.correlation.LearnedKey;
import io.backhaul.core.correlation.Probes;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.message.Reference;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Goods;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cases can be found by without an exact key: probes for likeness, and keys people taught. */
final class CorrelationRows {

    /** One short index scan per probe; a shared number counts before shared goods, of which there may be many. */
    static final String LOOKALIKES = """
            select hit.case_id from unnest(:probes) p(probe)
            cross join lateral (select c.case_id, c.open, c.opened_at from case_probe c
                where c.merchant = :merchant and c.probe = p.probe
                order by c.open desc, c.opened_at desc limit :most) hit
            group by hit.case_id
            order by bool_or(p.probe like 'number:%') desc, bool_or(hit.open) desc, max(hit.opened_at) desc
            limit :most""";

    private static final int AT_MOST = 20;

    private final JdbcClient db;

    CorrelationRows(JdbcClient db) {
        this.db = db;
    }

    /** Brings the probes of a case up to date. */
    void index(String merchant, Sketch sketch) {
        String[] probes = Probes.of(sketch).toArray(String[]::new);
        db.sql("delete from case_probe where merchant = ? and case_id = ? and not (probe = any (?))")
                .params(merchant, sketch.caseId(), probes)
                .update();
        db.sql("""
                        insert into case_probe (merchant, probe, case_id, open, opened_at)
                        select ?, p, ?, ?, ? from unnest(?) p
                        on conflict (merchant, probe, case_id) do update set open = excluded.open
                        where case_probe.open <> excluded.open""")
                .params(merchant, sketch.caseId(), sketch.open(), Timestamp.from(sketch.openedAt()), probes)
                .update();
    }

    List<Sketch> lookalikes(String merchant, Set<String> probes) {
        List<UUID> found = db.sql(LOOKALIKES)
                .param("probes", probes.toArray(String[]::new))
                .param("merchant", merchant)
                .param("most", AT_MOST)
                .query(UUID.class)
                .list();
        return sketches(merchant, found);
    }

    List<Sketch> sketches(String merchant, Collection<UUID> cases) {
        if (cases.isEmpty()) {
            return List.of();
        }
        UUID[] ids = cases.toArray(UUID[]::new);
        Map<UUID, Set<Reference>> keys = new HashMap<>();
        db.sql("select case_id, type, value from reference where merchant = ? and case_id = any (?)")
                .params(merchant, ids)
                .query((rs, row) -> keys.computeIfAbsent(rs.getObject(1, UUID.class), id -> new HashSet<>())
                        .add(Reference.of(Reference.Type.valueOf(rs.getString(2)), rs.getString(3))))
                .list();
        return db.sql(
                        "select id, order_name, status, opened_at, summary from return_case where merchant = ? and id = any (?)")
                .params(merchant, ids)
                .query((rs, row) -> sketch(rs, keys))
                .list();
    }

    private static Sketch sketch(ResultSet rs, Map<UUID, Set<Reference>> keys) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        List<Sketch.Part> parts = new ArrayList<>();
        StoredJson.read(rs.getString("summary"), JsonNode.class).path("legs").forEach(leg -> parts.add(part(leg)));
        return new Sketch(
                id,
                rs.getString("order_name"),
                !"CLOSED".equals(rs.getString("status")),
                rs.getTimestamp("opened_at").toInstant(),
                keys.getOrDefault(id, Set.of()),
                parts);
    }

    private static Sketch.Part part(JsonNode leg) {
        Map<String, Integer> units = new HashMap<>();
        leg.path("lines")
                .forEach(line -> units.merge(
                        line.path("sku").asText(),
                        line.path("quantities").path("requested").asInt(),
                        Integer::sum));
        Money claimed = money(leg.path("claim").path("amount"));
        return new Sketch.Part(
                leg.path("supplier").asText(),
                Goods.valueOf(leg.path("goods").asText()),
                units,
                claimed.minus(money(leg.path("claim").path("credited"))));
    }

    private static Money money(JsonNode json) {
        return StoredJson.read(json.toString(), Money.class);
    }

    /** Cases these keys mean when this supplier writes them. */
    Map<UUID, Set<Reference>> learned(String merchant, String supplier, List<Reference> references) {
        Map<UUID, Set<Reference>> hits = new HashMap<>();
        for (Reference r : references) {
            caseOf(merchant, supplier, r)
                    .ifPresent(
                            id -> hits.computeIfAbsent(id, i -> new HashSet<>()).add(r));
        }
        return hits;
    }

    private Optional<UUID> caseOf(String merchant, String supplier, Reference r) {
        return db.sql("""
                        select case_id from learned_key
                        where merchant = ? and supplier = ? and type = ? and value = ? and revoked_at is null""")
                .params(merchant, supplier, r.type().name(), r.value())
                .query(UUID.class)
                .optional();
    }

    void learn(String merchant, LearnedKey k) {
        String name = merchant + "/" + k.supplier() + "/" + k.key() + "/" + k.messageId() + "/" + k.at();
        db.sql("""
                        insert into learned_key (merchant, id, supplier, type, value, case_id, message_id, learned_by, learned_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        merchant,
                        Uuid5.of(name),
                        k.supplier(),
                        k.key().type().name(),
                        k.key().value(),
                        k.caseId(),
                        k.messageId(),
                        k.by(),
                        Timestamp.from(k.at()))
                .update();
    }
}
