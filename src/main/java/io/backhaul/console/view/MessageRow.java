package io.backhaul.console.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as lists show it: a canonical message, or a receipt that gave none.
 *
 * @param sourceId what the partner calls it: webhook id, Message-ID with brackets, file name
 * @param kind what it says, or null when it was not understood
 * @param reason why it has its status, or null
 */
public record MessageRow(
        UUID id,
        UUID receiptId,
        String source,
        String sourceId,
        String kind,
        String status,
        UUID caseId,
        Instant receivedAt,
        String reason) {

    static MessageRow read(ResultSet row, int number) throws SQLException {
        return new MessageRow(
                Query.uuid(row, "id"),
                Query.uuid(row, "receipt_id"),
                row.getString("source"),
                row.getString("source_id"),
                row.getString("kind"),
                row.getString("status"),
                Query.uuid(row, "case_id"),
                Query.time(row, "received_at"),
                row.getString("reason"));
    }
}
