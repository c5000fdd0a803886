package io.backhaul.console.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Something the hub does at a partner.
 *
 * @param key names the obligation; the same obligation is done once
 * @param destination where it goes, for example {@code stripe:demo}; {@code manual} is a person
 * @param status PLANNED, SENDING, PENDING, SUCCEEDED, REJECTED, FAILED, UNKNOWN (being looked up) or NEEDS_REVIEW
 * @param amount money it moves, or null
 * @param reference id the partner gave the result, or null
 * @param outcome what became of it in words, or null
 * @param trace the partner's own name of the last call, for its support ({@code Request-Id}, {@code Paypal-Debug-Id}), or null
 */
public record CommandView(
        String key,
        UUID caseId,
        String kind,
        String destination,
        String status,
        Amount amount,
        int attempts,
        String reference,
        String outcome,
        String trace,
        Instant plannedAt,
        Instant nextAttemptAt) {

    static CommandView read(ResultSet row, int number) throws SQLException {
        return new CommandView(
                row.getString("key"),
                Query.uuid(row, "case_id"),
                row.getString("kind"),
                row.getString("destination"),
                row.getString("status"),
                Amount.of(row.getObject("amount", Long.class), row.getString("currency")),
                row.getInt("attempts"),
                row.getString("reference"),
                row.getString("outcome"),
                row.getString("trace"),
                Query.time(row, "planned_at"),
                Query.time(row, "next_attempt_at"));
    }
}
