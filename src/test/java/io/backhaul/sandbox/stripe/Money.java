package io.backhaul.sandbox.stripe;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** Minor units and what people read. */
final class Money {

    private Money() {}

    static long minor(BigDecimal amount, String currency) {
        return amount.movePointRight(digits(currency)).longValueExact();
    }

    static String shown(long minor, String currency) {
        String amount = BigDecimal.valueOf(minor, digits(currency)).toPlainString();
        return currency.equals("usd") ? "$" + amount : amount + " " + currency.toUpperCase(Locale.ROOT);
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
    }
}
