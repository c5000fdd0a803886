package io.backhaul.console.page;

import java.util.Map;

/** Codes of the hub in words a merchant understands. */
final class Terms {

    static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("REFUND", "Refund the customer"),
            Map.entry("STORE_APPROVE", "Approve the return at the store"),
            Map.entry("STORE_DECLINE", "Decline the return at the store"),
            Map.entry("STORE_INSTRUCTIONS", "Give the customer the return address"),
            Map.entry("STORE_LABEL", "Give the customer the supplier's label"),
            Map.entry("STORE_TRACKING", "Note the parcel at the store"),
            Map.entry("STORE_REMOVE", "Take declined goods out of the return at the store"),
            Map.entry("STORE_PROCESS", "Note the returned goods at the store"),
            Map.entry("STORE_CLOSE", "Close the return at the store"),
            Map.entry("STORE_REOPEN", "Open the return at the store again"),
            Map.entry("STORE_CANCEL", "Cancel the return at the store"),
            Map.entry("STOCK_ADJUST", "Put the goods back into stock"),
            Map.entry("SUPPLIER_REQUEST", "Ask the supplier to take it back"),
            Map.entry("SUPPLIER_REMINDER", "Remind the supplier"),
            Map.entry("SUPPLIER_CLAIM", "Claim the credit from the supplier"),
            Map.entry("INSPECTION_REQUEST", "Ask the supplier to confirm the inspection"),
            Map.entry("CREDIT_REMINDER", "Remind the supplier of the credit"));

    static final Map<String, String> DEADLINES = Map.of(
            "ANSWER", "Remind the supplier to answer",
            "LAST_ANSWER", "Hand the silent supplier to a person",
            "INSPECTION", "Refund without an inspection",
            "EXPIRY", "Close the unused return",
            "CREDIT", "Chase the supplier's credit",
            "ACKNOWLEDGE", "Acknowledge the request",
            "CLAIM_WARNING", "Chase what the claim needs",
            "CLAIM_WINDOW", "The claim on the supplier dies",
            "LATE_RETURN", "The customer has waited too long",
            "DAILY_CAP", "Refund with the new day's room");

    static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("ORDER", "Order id"),
            Map.entry("ORDER_NAME", "Order"),
            Map.entry("PO", "Purchase order"),
            Map.entry("RETURN", "Return id"),
            Map.entry("RMA", "RMA"),
            Map.entry("TRACKING", "Parcel"),
            Map.entry("SUPPLIER_ORDER", "Supplier's order"),
            Map.entry("PAYMENT", "Payment"),
            Map.entry("REFUND", "Refund"),
            Map.entry("MAIL_MESSAGE", "Our mail"),
            Map.entry("CASE", "Return"));

    static final Map<String, String> OUTCOMES = Map.ofEntries(
            Map.entry("ACCEPTED", "Request accepted"),
            Map.entry("KEEP", "Customer keeps the goods"),
            Map.entry("ASKED", "Supplier asked"),
            Map.entry("APPROVED_AT_STORE", "Approved at the store"),
            Map.entry("REFUND_DUE", "Refund decided"),
            Map.entry("STORE_CREDIT_DUE", "Store credit decided"),
            Map.entry("STORE_CREDIT_ISSUED", "Store credit issued"),
            Map.entry("GOODWILL", "Given on top"),
            Map.entry("FEE", "Fee deducted"),
            Map.entry("ADJUSTED", "Settled elsewhere"),
            Map.entry("CARRIER_CLAIM", "Carrier owes"),
            Map.entry("CARRIER_WRITTEN_OFF", "Carrier's debt written off"),
            Map.entry("CHARGED_BACK", "Paid by the customer's bank"),
            Map.entry("REFUND_AGAIN", "Refund ordered again"),
            Map.entry("CLAIM", "Supplier owes"),
            Map.entry("CLAIM_CANCELLED", "Claim taken back"),
            Map.entry("WRITTEN_OFF", "Written off"),
            Map.entry("DONE", "Done"),
            Map.entry("CLOSED", "Closed"),
            Map.entry("REVIEW", "Handed to a person"),
            Map.entry("TASK", "Task for a person"));

    static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("UNTRUSTED", "Sender or thread not proven"),
            Map.entry("BANK_DETAILS", "Bank details by message"),
            Map.entry("REPLAYED", "Old mail sent again"),
            Map.entry("DISGUISED_WORD", "Disguised word"),
            Map.entry("AddressChanged", "Another return address"),
            Map.entry("AMBIGUOUS", "Which return is it?"),
            Map.entry("LIKELY_MATCH", "Is it this return?"),
            Map.entry("PARCEL_WITHOUT_RMA", "Whose parcel is it?"),
            Map.entry("UNREADABLE", "Could not be read"),
            Map.entry("AskSupplier", "Ask the supplier yourself"),
            Map.entry("ChaseCredit", "Credit overdue"),
            Map.entry("PARKED", "Stopped after errors"),
            Map.entry("CONTRADICTION", "Says something else than before"),
            Map.entry("DOUBTFUL_REFUND", "Whose refund is it?"),
            Map.entry("RequestOutsideWindow", "Outside the return window"),
            Map.entry("SupplierDeclined", "Supplier declined"),
            Map.entry("SupplierSilent", "Supplier does not answer"),
            Map.entry("SupplierWantsMore", "Supplier wants to know more"),
            Map.entry("InspectionContradicts", "Inspection contradicts"),
            Map.entry("GoodsMissing", "Goods missing"),
            Map.entry("RefundInTrouble", "Refund in trouble"),
            Map.entry("RefundByHand", "Refund by hand"),
            Map.entry("SecondApproval", "Second approval"),
            Map.entry("DailyCap", "Cap of the day used up"),
            Map.entry("RefundedTwice", "Refunded too much"),
            Map.entry("DisputedPayment", "Payment disputed"),
            Map.entry("RefundedAndChargedBack", "Refunded and charged back"),
            Map.entry("ChargedBack", "Chargeback taken back"),
            Map.entry("EvidenceBeforeSupplier", "Photos missing"),
            Map.entry("SourcesContradict", "Two answers contradict"),
            Map.entry("CreditDoubtful", "Credit in doubt"),
            Map.entry("CommandFailed", "A partner refused"),
            Map.entry("UnknownSupplier", "Whose product is it?"),
            Map.entry("SupplierOwes", "Cost unknown"),
            Map.entry("NoReturnTracking", "No tracking number"),
            Map.entry("NotReceived", "Customer never got it"),
            Map.entry("IssueStoreCredit", "Issue store credit"),
            Map.entry("ReplacementDue", "Replacement awaited"),
            Map.entry("ReplacedAndRefunded", "Replaced and refunded"),
            Map.entry("RefundedNotReturned", "Refunded, never returned"),
            Map.entry("ClaimCarrier", "Claim the carrier"),
            Map.entry("ChaseCarrier", "Carrier owes"),
            Map.entry("CustomerCancels", "Customer cancelled"),
            Map.entry("Reconciliation", "Hub and gateway differ"),
            Map.entry("GatewayCredentials", "Credentials refused"),
            Map.entry("StoreConnection", "Connection to a store"),
            Map.entry("Channel", "Trouble with a channel"),
            Map.entry("Privacy", "A customer wants his data"));

    static final Map<String, String> FLAVOURS = Map.of(
            "journal", "Journal",
            "refunds", "Refunds",
            "supplier-credits", "Supplier credits");

    static final Map<String, String> ACCOUNTS = Map.ofEntries(
            Map.entry("SALES_RETURNS", "Sales returned"),
            Map.entry("CUSTOMER_REFUNDS_PAYABLE", "Owed to the customer"),
            Map.entry("PROCESSOR_CLEARING", "Paid out through %s"),
            Map.entry("SUPPLIER_RECEIVABLE", "Owed by %s"),
            Map.entry("CARRIER_RECEIVABLE", "Owed by the %s"),
            Map.entry("CARRIER_CLEARING", "Paid by the %s"),
            Map.entry("DISPUTE_LOSSES", "Lost in disputes"),
            Map.entry("PROCESSING_FEES", "Gateway fees"),
            Map.entry("RECOVERIES", "Recovered from carriers"),
            Map.entry("SUPPLIER_CREDITS", "Cost recovered from %s"),
            Map.entry("ACCOUNTS_PAYABLE", "Set against %s's bills"),
            Map.entry("FEE_INCOME", "Fees kept"),
            Map.entry("STORE_CREDIT_LIABILITY", "Store credit customers hold"),
            Map.entry("GOODWILL", "Given as goodwill"),
            Map.entry("RETURN_LOSS", "Lost on returns"));

    static final Map<String, String> PARTIES = Map.of(
            "mail", "%s, by mail",
            "sftp", "%s, by file",
            "folder", "%s, by file",
            "aliexpress", "%s, by AliExpress",
            "api", "%s, by API",
            "shopify", "store %s",
            "shopify_payments", "Shopify Payments of store %s",
            "tracking", "%s, tracking",
            "stripe", "Stripe, account %s",
            "paypal", "PayPal, account %s");

    private Terms() {}
}
