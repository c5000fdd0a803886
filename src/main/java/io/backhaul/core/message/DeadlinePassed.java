package io.backhaul.core.message;

import java.time.Instant;
import java.util.Objects;

/**
 * A deadline of the case has passed on every channel that could have brought the answer.
 *
 * @param envelope what every message carries
 * @param deadline which deadline, for example INSPECTION
 * @param supplier the leg it is about, or null for the whole case
 * @param dueAt when it was due (UTC)
 */
public record DeadlinePassed(Envelope envelope, String deadline, String supplier, Instant dueAt)
        implements ReturnMessage {

    public DeadlinePassed {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(deadline, "deadline");
    }
}
