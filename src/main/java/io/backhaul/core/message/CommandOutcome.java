package io.backhaul.core.message;

import java.util.Objects;

/**
 * What became of a command that carries no money.
 *
 * @param envelope what every message carries
 * @param commandKey which command
 * @param outcome what became of it
 * @param detail the partner's words or our error, without personal data
 * @param reference id the partner gave the result, or null
 */
public record CommandOutcome(Envelope envelope, String commandKey, Outcome outcome, String detail, String reference)
        implements ReturnMessage {

    public CommandOutcome {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(outcome, "outcome");
    }
}
