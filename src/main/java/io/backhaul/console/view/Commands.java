package io.backhaul.console.view;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commands the hub has planned, sent and finished. */
public final class Commands {

    private final JdbcClient jdbc;

    public Commands(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, of one status or of all. */
    public Page<CommandView> list(String merchant, String status, String cursor) {
        Query query = new Query("select * from command", "merchant", merchant)
                .andIf("status = :status", "status", status)
                .page("planned_at", "key", "text", Cursor.read(cursor));
        List<CommandView> rows = jdbc.sql(query.sql())
                .params(query.params())
                .query(CommandView::read)
                .list();
        return Page.of(rows, row -> new Cursor(row.plannedAt(), row.key()));
    }

    List<CommandView> of(String merchant, UUID caseId) {
        return jdbc.sql(
                        "select * from command where merchant = :merchant and case_id = :caseId order by planned_at, key")
                .param("merchant", merchant)
                .param("caseId", caseId)
                .query(CommandView::read)
                .list();
    }
}
