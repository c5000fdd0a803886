package io.backhaul.console.view;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A row of table {@code receipt} as the message pages need it. */
record StoredReceipt(
        MessageView.Receipt receipt,
        String sourceId,
        String status,
        String reason,
        String trust,
        UUID duplicateOf,
        int attempts) {

    static StoredReceipt read(ResultSet row, int number) throws SQLException {
        MessageView.Receipt receipt = new MessageView.Receipt(
                Query.uuid(row, "id"),
                row.getString("channel"),
                row.getString("topic"),
                row.getString("content_type"),
                row.getLong("size"),
                row.getString("sha256"),
                Query.time(row, "received_at"),
                row.getInt("copies"),
                Query.uuid(row, "data_key") == null,
                Json.read(row.getString("attributes"), new TypeReference<Map<String, String>>() {}));
        return new StoredReceipt(
                receipt,
                row.getString("source_id"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("trust"),
                Query.uuid(row, "duplicate_of"),
                row.getInt("attempts"));
    }

    /** The receipt shown as a message nobody has understood. */
    MessageView view(List<MessageRow> messages) {
        return new MessageView(
                receipt.id(),
                receipt.id(),
                receipt.channel(),
                sourceId,
                null,
                status,
                null,
                receipt.receivedAt(),
                reason,
                null,
                true,
                trust,
                duplicateOf,
                attempts,
                null,
                receipt,
                messages);
    }
}
