package io.backhaul.console.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One run of the reconciliation.
 *
 * @param gateway the account, for example {@code stripe:demo}
 * @param day the day that was compared (UTC)
 * @param startedAt when (UTC, business time)
 * @param status DONE, or FAILED when the gateway could not be read: then nothing was compared
 * @param reason why it failed, or null
 * @param startedBy {@code hub}, or who asked for it
 * @param hubRefunds refunds of the hub of that day
 * @param gatewayRefunds refunds the gateway shows of that day
 * @param differences what does not agree
 * @param entered how many of these the hub has taken note of by itself
 */
public record RunRow(
        UUID id,
        String gateway,
        LocalDate day,
        Instant startedAt,
        String status,
        String reason,
        String startedBy,
        int hubRefunds,
        int gatewayRefunds,
        int differences,
        int entered) {

    /** False when the gateway could not be read. */
    public boolean done() {
        return status.equals("DONE");
    }
}
