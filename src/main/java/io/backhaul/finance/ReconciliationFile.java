package io.backhaul.finance;

import io.backhaul.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One run of the reconciliation as CSV: a row per difference, none when hub and gateway agree; always the same bytes. */
public final class ReconciliationFile {

    private static final List<String> HEADER = List.of(
            "run_id",
            "gateway",
            "day",
            "line_no",
            "difference",
            "order_ref",
            "return_case_id",
            "payment",
            "gateway_refund_ref",
            "command_key",
            "hub_status",
            "hub_amount",
            "hub_currency",
            "gateway_status",
            "gateway_amount",
            "gateway_currency",
            "gateway_created_at",
            "description",
            "to_do");

    private final JdbcClient jdbc;

    public ReconciliationFile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The file's name and its text. */
    public record Csv(String name, String content) {}

    private record Run(UUID id, String gateway, LocalDate day) {}

    /** The file of a run; empty when there is no such run, or it could not read its gateway and has compared nothing. */
    public Optional<Csv> of(String merchant, UUID id) {
        return jdbc.sql("select id, gateway, day from reconciliation where merchant = ? and id = ? and status = 'DONE'")
                .params(merchant, id)
                .query((row, n) -> new Run(id, row.getString("gateway"), row.getObject("day", LocalDate.class)))
                .optional()
                .map(run -> new Csv(name(run), CsvText.write(HEADER, rows(merchant, run))));
    }

    private static String name(Run run) {
        return "BACKHAUL_RECONCILIATION_" + run.gateway().replaceAll("[^A-Za-z0-9]", "-") + "_" + run.day() + "_"
                + run.id().toString().substring(0, 8) + ".csv";
    }

    private List<List<String>> rows(String merchant, Run run) {
        return jdbc.sql("""
                        select d.*, c.order_name from reconciliation_difference d
                        left join return_case c on c.merchant = d.merchant and c.id = d.case_id
                        where d.merchant = ? and d.run = ? order by d.line_no""")
                .params(merchant, run.id())
                .query((row, n) -> cells(run, row))
                .list();
    }

    private static List<String> cells(Run run, ResultSet row) throws SQLException {
        Timestamp created = row.getTimestamp("gateway_created");
        return List.of(
                run.id().toString(),
                FreeText.safe(run.gateway()),
                run.day().toString(),
                row.getString("line_no"),
                row.getString("kind"),
                FreeText.safe(row.getString("order_name")),
                FreeText.safe(row.getString("case_id")),
                FreeText.safe(row.getString("payment")),
                FreeText.safe(row.getString("refund_id")),
                FreeText.safe(row.getString("command_key")),
                FreeText.safe(row.getString("hub_status")),
                amount(row, "hub"),
                FreeText.safe(row.getString("hub_currency")),
                FreeText.safe(row.getString("gateway_status")),
                amount(row, "gateway"),
                FreeText.safe(row.getString("gateway_currency")),
                created == null ? "" : FeedExport.TIME.format(created.toInstant()),
                FreeText.safe(row.getString("what")),
                FreeText.safe(row.getString("to_do")));
    }

    private static String amount(ResultSet row, String side) throws SQLException {
        Long minor = row.getObject(side + "_amount", Long.class);
        return minor == null ? "" : new Money(minor, row.getString(side + "_currency")).decimal();
    }
}
