package io.backhaul.console.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys people taught, those taken back included: nothing a person did disappears. */
public final class LearnedKeys {

    private final JdbcClient jdbc;

    public LearnedKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page, newest first. */
    public Page<LearnedKeyView> list(String merchant, String cursor) {
        Query query = new Query(
                        "select k.*, c.order_name from learned_key k"
                                + " join return_case c on c.merchant = k.merchant and c.id = k.case_id",
                        "k.merchant",
                        merchant)
                .page("k.learned_at", "k.id", "uuid", Cursor.read(cursor));
        return Page.of(
                jdbc.sql(query.sql())
                        .params(query.params())
                        .query(LearnedKeys::read)
                        .list(),
                key -> new Cursor(key.learnedAt(), key.id().toString()));
    }

    private static LearnedKeyView read(ResultSet row, int number) throws SQLException {
        return new LearnedKeyView(
                Query.uuid(row, "id"),
                row.getString("supplier"),
                row.getString("type"),
                row.getString("value"),
                Query.uuid(row, "case_id"),
                row.getString("order_name"),
                Query.uuid(row, "message_id"),
                row.getString("learned_by"),
                Query.time(row, "learned_at"),
                Query.time(row, "revoked_at"),
                row.getString("revoked_by"),
                row.getString("revoke_reason"));
    }
}
