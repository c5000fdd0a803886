package io.backhaul.core.message;

/** What is known about a command after it left: UNKNOWN is looked up and never guessed. */
public enum Outcome {
    DONE,
    REJECTED,
    UNKNOWN
}
