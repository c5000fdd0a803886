package io.backhaul.hub.out;

import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.store.CommandRows.Row;

/** Hears what gateways say to refunds of ours. */
@FunctionalInterface
public interface RefundWatch {

    /** The answer to a refund that was sent. */
    void sent(Row row, RefundAnswer answer);

    /** What looking for a refund came to. */
    default void lookedFor(Row row, RefundLookup found) {}
}
