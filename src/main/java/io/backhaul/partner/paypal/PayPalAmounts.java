package io.backhaul.partner.paypal;

import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;

/**
 * Amounts as PayPal writes them: decimal text with the currency's decimals, of which some currencies have none here although
 * the standard gives them two (payment facts 2 and 6).
 *
 * <p>Refuses ({@link IllegalArgumentException}) what one side cannot say exactly, because rounding money is a decision.
 */
final class PayPalAmounts {

    /** Written in whole units. */
    private static final Set<String> NO_DECIMALS = Set.of("HUF", "JPY", "TWD");

    private PayPalAmounts() {}

    /** The text to send; never for an amount of nothing. */
    static String toPayPal(Money money) {
        if (!money.isPositive()) {
            throw new IllegalArgumentException("cannot refund " + money);
        }
        try {
            return new BigDecimal(money.decimal())
                    .setScale(digits(money.currency()), RoundingMode.UNNECESSARY)
                    .toPlainString();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("PayPal cannot refund exactly " + money, e);
        }
    }

    /** The amount behind a text of theirs. */
    static Money fromPayPal(String value, String currency) {
        return Money.of(value, currency);
    }

    private static int digits(String currency) {
        return NO_DECIMALS.contains(currency)
                ? 0
                : Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
