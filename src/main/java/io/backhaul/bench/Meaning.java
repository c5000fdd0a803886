package io.backhaul.bench;

/** What a supplier's word can mean. */
public enum Meaning {
    AUTHORIZED("RETURN_AUTHORIZED", "takes the goods back"),
    DECLINED("RETURN_DECLINED", "does not take them back"),
    RECEIVED("GOODS_RECEIVED", "has received them"),
    INSPECTED("INSPECTION_REPORTED", "has inspected them, the condition says what he found"),
    RESELLABLE("INSPECTION_REPORTED", "found them resellable"),
    SCRAP("INSPECTION_REPORTED", "found them scrap"),
    MISSING("INSPECTION_REPORTED", "found them missing"),
    CREDITED("SUPPLIER_CREDIT_ISSUED", "credits an amount"),
    CREDIT_DECLINED("SUPPLIER_CREDIT_DECLINED", "refuses the credit"),
    MORE_INFORMATION("MORE_INFORMATION_REQUESTED", "wants to know more"),
    NOTHING(null, "says nothing yet"),
    ASK(null, "waits for a person");

    private final String kind;
    private final String words;

    Meaning(String kind, String words) {
        this.kind = kind;
        this.words = words;
    }

    /** Kind of the canonical message, or null when none comes of it. */
    public String kind() {
        return kind;
    }

    public String words() {
        return words;
    }

    /** Whether it is a finding about goods. */
    public boolean isCondition() {
        return this == RESELLABLE || this == SCRAP || this == MISSING;
    }
}
