package io.backhaul.partner.shopify;

/** Whether the store already is where a command wants it: how a call with a lost answer is resolved without repeating it. */
public enum WantedState {
    /** Done already, by this call or another: the command has succeeded. */
    REACHED,
    /** Not done; the command may be sent. */
    NOT_YET,
    /** The store went another way, or it cannot be told: for a person. */
    OUT_OF_REACH
}
