package io.backhaul.console.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs of the reconciliation, newest first, and what each found. */
public final class ReconciliationRuns {

    private final JdbcClient jdbc;

    public ReconciliationRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page<RunRow> list(String merchant, String cursor) {
        Query query = new Query("select * from reconciliation", "merchant", merchant)
                .page("started_at", "id", "uuid", Cursor.read(cursor));
        List<RunRow> rows = jdbc.sql(query.sql())
                .params(query.params())
                .query(ReconciliationRuns::run)
                .list();
        return Page.of(rows, row -> new Cursor(row.startedAt(), row.id().toString()));
    }

    public Optional<RunView> find(String merchant, UUID id) {
        return jdbc.sql("select * from reconciliation where merchant = ? and id = ?")
                .params(merchant, id)
                .query(ReconciliationRuns::run)
                .optional()
                .map(run -> new RunView(run, differences(merchant, id)));
    }

    private List<DifferenceRow> differences(String merchant, UUID run) {
        return jdbc.sql("""
                        select d.*, c.order_name from reconciliation_difference d
                        left join return_case c on c.merchant = d.merchant and c.id = d.case_id
                        where d.merchant = ? and d.run = ? order by d.line_no""")
                .params(merchant, run)
                .query(ReconciliationRuns::difference)
                .list();
    }

    private static RunRow run(ResultSet row, int number) throws SQLException {
        return new RunRow(
                Query.uuid(row, "id"),
                row.getString("gateway"),
                row.getObject("day", LocalDate.class),
                Query.time(row, "started_at"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("started_by"),
                row.getInt("hub_refunds"),
                row.getInt("gateway_refunds"),
                row.getInt("differences"),
                row.getInt("entered"));
    }

    private static DifferenceRow difference(ResultSet row, int number) throws SQLException {
        return new DifferenceRow(
                row.getString("kind"),
                Query.uuid(row, "case_id"),
                row.getString("order_name"),
                row.getString("command_key"),
                row.getString("refund_id"),
                row.getString("payment"),
                row.getString("hub_status"),
                Amount.of(row.getObject("hub_amount", Long.class), row.getString("hub_currency")),
                row.getString("gateway_status"),
                Amount.of(row.getObject("gateway_amount", Long.class), row.getString("gateway_currency")),
                Query.time(row, "gateway_created"),
                row.getString("what"),
                row.getString("to_do"));
    }
}
