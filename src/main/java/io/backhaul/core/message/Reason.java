package io.backhaul.core.message;

/** Why the customer sends it back (rows S6, S21, S149); unknown words become OTHER and the text is kept. */
public enum Reason {
    DEFECTIVE,
    DAMAGED,
    WRONG_ITEM,
    NOT_AS_DESCRIBED,
    WRONG_SIZE,
    UNWANTED,
    /** Tracking says delivered, the customer says no (row S14). */
    NOT_RECEIVED,
    LATE,
    /** The packaging suffered, the product did not: a matter for the carrier (row S11). */
    PACKAGING_DAMAGED,
    /** The customer gave a wrong address and the parcel went back (row S13). */
    ADDRESS_ERROR,
    OTHER;

    /** True when the customer says the goods themselves are at fault, which an inspection can contradict. */
    public boolean blamesGoods() {
        return this == DEFECTIVE || this == DAMAGED || this == WRONG_ITEM || this == NOT_AS_DESCRIBED;
    }
}
