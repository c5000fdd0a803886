package io.backhaul.core.message;

/** Whether an inspection bears out the customer's reason; CONTRADICTED goes to a person, never to an automatic no. */
public enum Finding {
    CONFIRMED,
    CONTRADICTED,
    NOT_STATED
}
