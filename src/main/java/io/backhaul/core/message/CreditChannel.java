package io.backhaul.core.message;

/** How a supplier's money comes back (conflict X9): one list for seven ways. */
public enum CreditChannel {
    CARD_REFUND,
    GATEWAY_REVERSAL,
    GATEWAY_CREDIT,
    FUND_ACCOUNT,
    CREDIT_MEMO,
    NEXT_ORDER,
    PAYOUT_DEDUCTION
}
