package io.backhaul.core.message;

/** Where a dispute stands by the gateway's word. Ranked: a later name outranks an earlier one, whatever arrives first. */
public enum DisputeStatus {
    /** The bank only asks: no money has moved, and a refund may still end it. */
    ENQUIRY,
    /** The bank's question was answered; no chargeback came of it. */
    ENQUIRY_CLOSED,
    /** A chargeback: the bank holds the money until it has decided. */
    OPEN,
    /** The merchant keeps the money. */
    WON,
    /** The customer has the money back from his bank. */
    LOST
}
