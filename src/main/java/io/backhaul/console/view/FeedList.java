package io.backhaul.console.view;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The released finance files, newest first. */
public final class FeedList {

    private final JdbcClient jdbc;

    public FeedList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<FeedRow> list(String merchant, String cursor) {
        Query query = new Query(
                        "select name, row_count, sha256, created_at, flavour, file_seq, delivered from feed_file",
                        "merchant",
                        merchant)
                .page("created_at", "name", "text", Cursor.read(cursor));
        List<FeedRow> rows = jdbc.sql(query.sql())
                .params(query.params())
                .query((row, n) -> new FeedRow(
                        row.getString("name"),
                        row.getInt("row_count"),
                        row.getString("sha256"),
                        FeedRow.time(Query.time(row, "created_at")),
                        row.getString("flavour"),
                        row.getLong("file_seq"),
                        row.getBoolean("delivered")))
                .list();
        return Page.of(rows, row -> new Cursor(Instant.parse(row.createdAt()), row.name()));
    }
}
