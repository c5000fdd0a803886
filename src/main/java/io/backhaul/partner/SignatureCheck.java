package io.backhaul.partner;

/** What became of a webhook's signature check. */
public enum SignatureCheck {
    /** Signed with one of the known secrets. */
    VALID,
    /** The partner's signature headers are not all there: not a delivery of this partner at all. */
    MISSING,
    /** Headers are there but no known secret explains them, or they are too old or too new. */
    WRONG,
    /** What it is checked against cannot be had now: the sender must come again. */
    UNDECIDED
}
