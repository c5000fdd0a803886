package io.backhaul.console.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A case as lists show it.
 *
 * @param status OPEN, REVIEW (a person is needed) or CLOSED
 * @param legs the three tracks of each supplier's part
 * @param nextDeadline what happens next by time, or null
 */
public record CaseRow(
        UUID id,
        String store,
        String orderName,
        String status,
        List<Tracks> legs,
        Instant openedAt,
        Instant closedAt,
        NextDeadline nextDeadline) {

    /** The three tracks of one supplier's part, in the words of the API. */
    public record Tracks(String supplier, String goods, String customerMoney, String supplierMoney) {}

    /** The next time at which something happens by itself. */
    public record NextDeadline(String kind, Instant at) {}
}
