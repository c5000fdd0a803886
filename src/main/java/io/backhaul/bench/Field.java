package io.backhaul.bench;

/** What a supplier's column or label can be. */
public enum Field {
    ORDER("Order", "order name", false),
    PO("PO", "purchase order number", false),
    RMA("RMA No", "RMA number", false),
    SKU("SKU", "SKU", false),
    QUANTITY("Qty", "quantity", false),
    PIECE("Piece", "number of the piece: one row is one", false),
    VERDICT("Status", "what he decided", true),
    ACCEPTED("Accepted", "yes here: he takes it back", false),
    DECLINED("Declined", "yes here: he does not", false),
    CONDITION("Condition", "condition of the goods", true),
    AMOUNT("Amount", "amount he credits", false),
    CURRENCY("Currency", "currency", false),
    CREDIT_REFERENCE("Credit No", "number of his credit", false),
    TRACKING("Tracking", "tracking number", false),
    REASON("Reason", "reason in his words", false),
    ADDRESS("Address", "return address", false),
    DATE("Date", "date (not used)", false),
    NOT_USED("", "not used", false);

    private final String column;
    private final String words;
    private final boolean closed;

    Field(String column, String words, boolean closed) {
        this.column = column;
        this.words = words;
        this.closed = closed;
    }

    /** Our name of the column, as mappings know it. */
    public String column() {
        return column;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether its values are few words, each of which means something. */
    public boolean hasWords() {
        return closed;
    }

    /** Whether a mapping reads it. */
    public boolean isRead() {
        return this != NOT_USED && this != DATE;
    }
}
