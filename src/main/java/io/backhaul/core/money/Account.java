package io.backhaul.core.money;

/** Account roles of the ledger (payment facts 5.4); finance maps them to its own chart of accounts. */
public final class Account {

    public static final String SALES_RETURNS = "SALES_RETURNS";
    public static final String CUSTOMER_REFUNDS_PAYABLE = "CUSTOMER_REFUNDS_PAYABLE";
    public static final String RETURN_LOSS = "RETURN_LOSS";
    /** Fees deducted from refunds (rows S76, S77). */
    public static final String FEE_INCOME = "FEE_INCOME";
    /** Store credit customers hold (row S182). */
    public static final String STORE_CREDIT_LIABILITY = "STORE_CREDIT_LIABILITY";
    /** What was given on top of what was due (conflict X10). */
    public static final String GOODWILL = "GOODWILL";
    /** What carriers owe or paid for damage and loss (rows S11, S14). */
    public static final String RECOVERIES = "RECOVERIES";

    /** What banks gave customers back in disputes beyond what was due to them (row S196). */
    public static final String DISPUTE_LOSSES = "DISPUTE_LOSSES";
    /** What gateways charge for disputes (row S196). */
    public static final String PROCESSING_FEES = "PROCESSING_FEES";

    private Account() {}

    public static String processorClearing(String gateway) {
        return "PROCESSOR_CLEARING:" + gateway;
    }

    public static String carrierReceivable(String carrier) {
        return "CARRIER_RECEIVABLE:" + carrier;
    }

    public static String carrierClearing(String carrier) {
        return "CARRIER_CLEARING:" + carrier;
    }

    public static String supplierReceivable(String supplier) {
        return "SUPPLIER_RECEIVABLE:" + supplier;
    }

    public static String supplierCredits(String supplier) {
        return "SUPPLIER_CREDITS:" + supplier;
    }

    public static String accountsPayable(String supplier) {
        return "ACCOUNTS_PAYABLE:" + supplier;
    }

    /** Obligation accounts must be zero before a case closes; result and clearing accounts never are (N2). */
    public static boolean isObligation(String account) {
        return account.equals(CUSTOMER_REFUNDS_PAYABLE)
                || account.startsWith("SUPPLIER_RECEIVABLE:")
                || account.startsWith("CARRIER_RECEIVABLE:");
    }
}
