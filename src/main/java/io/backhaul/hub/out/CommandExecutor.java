package io.backhaul.hub.out;

import io.backhaul.store.CommandRows.Row;

/** Carries out commands for one kind of destination. Called outside any database transaction, except {@link #prepare}. */
public interface CommandExecutor {

    /** Whether it serves this destination, for example {@code stripe:demo}. */
    boolean serves(String destination);

    /**
     * Builds what will be sent, inside the transaction that marks the command as being sent. What it returns is stored and
     * sent unchanged at every try; null when nothing needs to be kept.
     */
    byte[] prepare(Row row);

    /** The first try. */
    Result send(Row row, byte[] request);

    /** Another try: it may have happened already, so look first, and send the same again only where that is safe. */
    Result resume(Row row, byte[] request);
}
