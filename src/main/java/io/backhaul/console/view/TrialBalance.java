package io.backhaul.console.view;

import java.util.List;

/**
 * The whole ledger summed up.
 *
 * @param balanced true when debit equals credit in every currency and within every single entry
 * @param accounts what stands on each account
 */
public record TrialBalance(List<Side> currencies, boolean balanced, List<Account> accounts) {

    /** Sums of one currency, as decimal text. */
    public record Side(String currency, String debit, String credit) {}

    /** What stands on an account: debit minus credit, negative where credit prevails. */
    public record Account(String account, String currency, Amount balance) {}
}
