package io.backhaul.partner.stripe;

import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Amounts as Stripe counts them: whole numbers of a smallest unit that is not always the currency's own (payment facts 6).
 *
 * <p>Refuses ({@link IllegalArgumentException}) what one side cannot say exactly, because rounding money is a decision.
 */
final class StripeAmounts {

    /** Counted in whole units. */
    private static final Set<String> NO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /** Counted in thousandths, of which the last must be 0. */
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    private StripeAmounts() {}

    /** The number to send; never for an amount of nothing. */
    static long toStripe(Money money) {
        if (!money.isPositive()) {
            throw new IllegalArgumentException("cannot refund " + money);
        }
        try {
            int digits = digits(money.currency());
            long amount = new BigDecimal(money.decimal()).movePointRight(digits).longValueExact();
            if (digits == 3 && amount % 10 != 0) {
                throw new ArithmeticException("the last of three decimals must be 0");
            }
            return amount;
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("Stripe cannot refund exactly " + money, e);
        }
    }

    /** The amount behind a number of theirs and a currency in either case. */
    static Money fromStripe(long amount, String currency) {
        String code = currency.toUpperCase(Locale.ROOT);
        return Money.of(BigDecimal.valueOf(amount, digits(code)).toPlainString(), code);
    }

    private static int digits(String currency) {
        Currency.getInstance(currency);
        if (NO_DECIMALS.contains(currency)) {
            return 0;
        }
        return THREE_DECIMALS.contains(currency) ? 3 : 2;
    }
}
