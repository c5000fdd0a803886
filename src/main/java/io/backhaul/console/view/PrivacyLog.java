package io.backhaul.console.view;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who asked to see what is kept of him, and what was erased at whose request: no personal data in either. */
public final class PrivacyLog {

    private final JdbcClient jdbc;

    public PrivacyLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A customer wants to see what is kept of him.
     *
     * @param dueAt until when he must have it (UTC)
     * @param handedOverAt null while nobody said that he has it
     * @param erasedAt since when its file is gone, or null while it can be downloaded
     */
    public record Request(
            UUID id,
            String store,
            List<String> orders,
            Instant askedAt,
            Instant dueAt,
            Instant handedOverAt,
            String handedOverBy,
            Instant erasedAt) {}

    /**
     * An erasure.
     *
     * @param kind CUSTOMER, SHOP or RETURN
     * @param store store that asked, or null when a person did
     * @param askedBy id of the store's request, or the person
     * @param finishedAt null while it goes on
     */
    public record Erased(
            UUID id,
            String kind,
            String store,
            String askedBy,
            Instant askedAt,
            Instant finishedAt,
            int orders,
            int cases,
            int originals,
            int files,
            int texts) {}

    /** One page of requests, newest first. */
    public Page<Request> requests(String merchant, String cursor) {
        Query query = new Query("select * from customer_request", "merchant", merchant)
                .page("asked_at", "id", "uuid", Cursor.read(cursor));
        return Page.of(
                jdbc.sql(query.sql())
                        .params(query.params())
                        .query((row, n) -> request(row))
                        .list(),
                r -> new Cursor(r.askedAt(), r.id().toString()));
    }

    /** One page of erasures, newest first. */
    public Page<Erased> erasures(String merchant, String cursor) {
        Query query = new Query("select * from erasure", "merchant", merchant)
                .page("asked_at", "id", "uuid", Cursor.read(cursor));
        return Page.of(
                jdbc.sql(query.sql())
                        .params(query.params())
                        .query((row, n) -> erased(row))
                        .list(),
                e -> new Cursor(e.askedAt(), e.id().toString()));
    }

    private static Request request(ResultSet row) throws SQLException {
        Array orders = row.getArray("orders");
        return new Request(
                Query.uuid(row, "id"),
                row.getString("store"),
                List.of((String[]) orders.getArray()),
                Query.time(row, "asked_at"),
                Query.time(row, "due_at"),
                Query.time(row, "handed_over_at"),
                row.getString("handed_over_by"),
                Query.time(row, "erased_at"));
    }

    private static Erased erased(ResultSet row) throws SQLException {
        return new Erased(
                Query.uuid(row, "id"),
                row.getString("kind"),
                row.getString("store"),
                row.getString("asked_by"),
                Query.time(row, "asked_at"),
                Query.time(row, "finished_at"),
                row.getInt("orders"),
                row.getInt("cases"),
                row.getInt("originals"),
                row.getInt("files"),
                row.getInt("texts"));
    }
}
