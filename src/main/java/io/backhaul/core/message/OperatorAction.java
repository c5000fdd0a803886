package io.backhaul.core.message;

/** What a person may decide on a case; which of them fit the case's state is the guard of {@code OperatorGuard}. */
public enum OperatorAction {
    /** Accept a request that waits in review (outside the window, no policy). */
    APPROVE,
    /** Decline the request; the note is the reason (row S83). */
    DECLINE,
    /** Cancel the whole return, because the customer withdrew it (rows S213 to S215). */
    CANCEL_RETURN,
    /** Enter the supplier's authorization for him (telephone, web site); reference = RMA number. */
    SUPPLIER_AUTHORIZED,
    /** Enter the supplier's refusal. */
    SUPPLIER_DECLINED,
    /**
     * Enter that a changed return address was asked about on a second channel; reference = the address that holds, and the
     * note says by which channel and with whom (N11).
     */
    ADDRESS_CONFIRMED,
    /** Enter that the goods arrived at the supplier. */
    GOODS_RECEIVED,
    /** Pay the customer now although the trigger has not come, or after a refund failed for good. */
    REFUND,
    /** Enter a refund made by hand at a gateway the hub cannot call; amount and reference. */
    REFUND_DONE_BY_HAND,
    /** Enter a supplier credit seen on a statement; amount and reference. */
    CREDIT_RECEIVED,
    /** Give up what the supplier still owes; the note is the reason. */
    WRITE_OFF,
    /** The customer keeps the goods and gets everything back (row S98). */
    KEEP_IT,
    /** The customer keeps the goods and gets a part back: the amount (rows S100, S184, S185). */
    PARTIAL_REFUND,
    /** Settle what is due to the customer as store credit, with the policy's bonus (rows S182, S183). */
    STORE_CREDIT,
    /** Enter that the store credit was issued; reference. */
    STORE_CREDIT_ISSUED,
    /** Enter that the replacement was shipped; reference = its tracking number (row S29). */
    REPLACEMENT_SHIPPED,
    /** Take back a claim on a supplier that he has not answered (row S88). */
    CLAIM_CANCELLED,
    /** Enter that the carrier was claimed; reference = his claim number (rows S11, S14). */
    CARRIER_CLAIMED,
    /** Enter what the carrier paid; amount and reference. */
    CARRIER_PAID,
    /** Enter that the carrier refused; the note is his reason. */
    CARRIER_DECLINED,
    /** Give up what the carrier still owes; the note is the reason. */
    CARRIER_WRITE_OFF,
    /** Take back a debt to the customer that was settled in a way the hub cannot see; amount, the note is how. */
    ADJUST,
    /** Approve, as a second person, a refund above the merchant's limit; the note is why (F53). */
    APPROVE_REFUND,
    /** Let a refund pass that waits for room under the merchant's daily cap; the note is why (F53). */
    RELEASE_REFUND,
    /** Note that a task was done or a warning was seen; moves nothing else. */
    ACKNOWLEDGE
}
