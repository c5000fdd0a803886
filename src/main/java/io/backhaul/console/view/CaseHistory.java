package io.backhaul.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.console.view.CaseView.Decided;
import io.backhaul.console.view.CaseView.Fact;
import io.backhaul.console.view.CaseView.Letter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened in a case: facts, decisions, deadlines, and what went to and came from partners. */
final class CaseHistory {

    private final JdbcClient jdbc;

    CaseHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Fact> facts(String merchant, UUID caseId) {
        return of("""
                select m.* from fact f join message m on m.merchant = f.merchant and m.id = f.message_id
                where f.merchant = :merchant and f.case_id = :caseId order by f.position, m.received_at
                """, merchant, caseId, CaseHistory::fact);
    }

    List<Decided> decisions(String merchant, UUID caseId) {
        return of(
                "select * from decision where merchant = :merchant and case_id = :caseId order by at, key",
                merchant,
                caseId,
                row -> new Decided(
                        Query.time(row, "at"),
                        row.getString("rule"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getString("supplier")));
    }

    List<CaseView.Deadline> deadlines(String merchant, UUID caseId) {
        return of(
                "select * from deadline where merchant = :merchant and case_id = :caseId order by at, kind, supplier",
                merchant,
                caseId,
                row -> new CaseView.Deadline(
                        row.getString("kind"),
                        Query.time(row, "at"),
                        row.getString("rule"),
                        row.getString("supplier"),
                        row.getString("state")));
    }

    /** Mails, files and calls, both ways: what partners sent, applied or not, and what the hub sent them. */
    List<Letter> correspondence(String merchant, UUID caseId) {
        return of(
                """
                select 'IN' as direction, m.source as party, m.received_at as at, m.source_id as subject, m.status,
                       m.id as message_id, m.receipt_id, r.trust
                from message m left join receipt r on r.merchant = m.merchant and r.id = m.receipt_id
                where m.merchant = :merchant and m.case_id = :caseId and m.receipt_id is not null
                union all
                select 'OUT', c.destination, c.planned_at, c.kind, c.status, null, null, null
                from command c where c.merchant = :merchant and c.case_id = :caseId
                order by 3, 1
                """,
                merchant,
                caseId,
                row -> new Letter(
                        row.getString("direction"),
                        row.getString("party"),
                        Query.time(row, "at"),
                        row.getString("subject"),
                        row.getString("status"),
                        Query.uuid(row, "message_id"),
                        Query.uuid(row, "receipt_id"),
                        row.getString("trust")));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        JsonNode body = Json.read(row.getString("body"));
        Instant receivedAt = Query.time(row, "received_at");
        String occurredAt = Json.field(body, "occurredAt");
        return new Fact(
                Query.uuid(row, "id"),
                row.getString("kind"),
                row.getString("source"),
                occurredAt == null ? receivedAt : Instant.parse(occurredAt),
                receivedAt,
                FactWords.of(row.getString("kind"), body));
    }

    private <T> List<T> of(String sql, String merchant, UUID caseId, Reader<T> reader) {
        return jdbc.sql(sql)
                .param("merchant", merchant)
                .param("caseId", caseId)
                .query((row, n) -> reader.read(row))
                .list();
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
