package io.backhaul.console.view;

import com.fasterxml.jackson.core.type.TypeReference;
import io.backhaul.console.view.ReviewItem.Candidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open questions and tasks. */
public final class Reviews {

    private static final String OPEN_ITEMS = """
            select r.*, c.order_name, jsonb_path_query_array(c.summary, '$.legs[*].supplier') as suppliers,
                   coalesce(m.source, x.channel) as source, coalesce(m.source_id, x.source_id) as source_id
            from review r
            left join return_case c on c.merchant = r.merchant and c.id = r.case_id
            left join message m on m.merchant = r.merchant and m.id = r.message_id
            left join receipt x on x.merchant = r.merchant and x.id = r.message_id
            """;

    private final JdbcClient jdbc;

    public Reviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of what is open, newest first. */
    public Page<ReviewItem> open(String merchant, String cursor) {
        Query query = new Query(OPEN_ITEMS, "r.merchant", merchant)
                .and("r.resolved_at is null")
                .page("r.opened_at", "r.id", "uuid", Cursor.read(cursor));
        return Page.of(
                items(merchant, query),
                row -> new Cursor(row.openedAt(), row.id().toString()));
    }

    /** The open items of one case. */
    public List<ReviewItem> of(String merchant, UUID caseId) {
        return items(
                merchant,
                new Query(OPEN_ITEMS, "r.merchant", merchant)
                        .and("r.resolved_at is null")
                        .and("r.case_id = :caseId", "caseId", caseId)
                        .page("r.opened_at", "r.id", "uuid", null));
    }

    /** An item that is still open. */
    public Optional<ReviewItem> find(String merchant, UUID id) {
        return items(
                        merchant,
                        new Query(OPEN_ITEMS, "r.merchant", merchant)
                                .and("r.resolved_at is null")
                                .and("r.id = :id", "id", id))
                .stream()
                .findFirst();
    }

    /** How many items are open. */
    public long count(String merchant) {
        return jdbc.sql("select count(*) from review where merchant = :merchant and resolved_at is null")
                .param("merchant", merchant)
                .query(Long.class)
                .single();
    }

    private List<ReviewItem> items(String merchant, Query query) {
        List<ReviewItem> items = jdbc.sql(query.sql())
                .params(query.params())
                .query(Reviews::read)
                .list();
        Map<UUID, String> orders = orders(merchant, items);
        return items.stream().map(item -> item.withOrders(orders)).toList();
    }

    /** The orders of all candidate cases, read at once. */
    private Map<UUID, String> orders(String merchant, List<ReviewItem> items) {
        UUID[] cases = items.stream()
                .flatMap(item -> item.candidates().stream())
                .map(Candidate::caseId)
                .distinct()
                .toArray(UUID[]::new);
        Map<UUID, String> orders = new HashMap<>();
        jdbc.sql("select id, order_name from return_case where merchant = :merchant and id = any(:cases)")
                .param("merchant", merchant)
                .param("cases", cases)
                .query(row -> {
                    orders.put(Query.uuid(row, "id"), row.getString("order_name"));
                });
        return orders;
    }

    private static ReviewItem read(ResultSet row, int number) throws SQLException {
        return new ReviewItem(
                Query.uuid(row, "id"),
                row.getString("kind"),
                Query.uuid(row, "message_id"),
                Query.uuid(row, "case_id"),
                row.getString("order_name"),
                suppliers(row.getString("suppliers"), row.getString("key")),
                row.getString("source"),
                row.getString("source_id"),
                row.getString("reason_class"),
                row.getString("reason"),
                Json.read(row.getString("candidates"), new TypeReference<List<Candidate>>() {}),
                Query.time(row, "opened_at"));
    }

    /** The legs of the case; only the one in question when the item's key ends with it. */
    private static List<String> suppliers(String json, String key) {
        List<String> all = json == null ? List.of() : Json.read(json, new TypeReference<List<String>>() {});
        return all.stream()
                .filter(supplier -> key.endsWith(":" + supplier))
                .findFirst()
                .map(List::of)
                .orElse(all);
    }
}
