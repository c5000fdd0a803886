package io.backhaul.store;

import io.backhaul.store.CommandRows.Row;

/** What is learned of a command while it is being carried out. */
public interface CommandNotes {

    /** A look-up found nothing: no proof, but counted. */
    void missed(Row row);

    /** The partner's own id of the last call, for its support; null is passed over. */
    void traced(Row row, String trace);
}
