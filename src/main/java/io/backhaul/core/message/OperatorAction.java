package io.backhaul.core.message;

/** What a person may decide on a case; which of them fit the case's state is the guard of {@code OperatorGuard}. */
public enum OperatorAction {
    /** Accept a request that waits in review (outside the window, no policy). */
    APPROVE,
    /** Decline the request; the note is the reason (row S83). */
    DECLINE,
    /** Enter the supplier's authorization for him (telephone, web site); reference = RMA number. */
    SUPPLIER_AUTHORIZED,
    /** Enter the supplier's refusal. */
    SUPPLIER_DECLINED,
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
    /** Note that a task was done or a warning was seen; moves nothing else. */
    ACKNOWLEDGE
}
