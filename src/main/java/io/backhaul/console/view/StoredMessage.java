package io.backhaul.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A row of table {@code message} as the message pages need it. */
record StoredMessage(MessageRow row, JsonNode body, boolean trusted, UUID duplicateOf, int attempts) {

    static StoredMessage read(ResultSet row, int number) throws SQLException {
        return new StoredMessage(
                MessageRow.read(row, number),
                Json.read(row.getString("body")),
                row.getBoolean("trusted"),
                Query.uuid(row, "duplicate_of"),
                row.getInt("attempts"));
    }

    /** The message with the delivery it came in (or null) and what else was read out of it. */
    MessageView view(StoredReceipt receipt, List<MessageRow> siblings) {
        return new MessageView(
                row.id(),
                row.receiptId(),
                row.source(),
                row.sourceId(),
                row.kind(),
                row.status(),
                row.caseId(),
                row.receivedAt(),
                row.reason(),
                FactWords.of(row.kind(), body),
                trusted,
                receipt == null ? null : receipt.trust(),
                duplicateOf,
                attempts,
                body,
                receipt == null ? null : receipt.receipt(),
                siblings);
    }
}
