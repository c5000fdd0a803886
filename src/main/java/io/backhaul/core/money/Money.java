package io.backhaul.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount: {@code minor} units (cents for USD, whole yen for JPY) of one ISO 4217 currency.
 *
 * <p>Arithmetic is exact and refuses to mix currencies ({@link IllegalArgumentException}) or to overflow
 * ({@link ArithmeticException}). Decimal text exists only at the edges: {@link #of(String, String)} and
 * {@link #decimal()}.
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency");
        Currency.getInstance(currency);
    }

    /** Reads {@code "49.90", "USD"}; refuses more decimals than the currency has, since rounding money is a decision. */
    public static Money of(String amount, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        try {
            return new Money(
                    new BigDecimal(amount.strip()).movePointRight(digits).longValueExact(), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not an amount of " + currency + ": '" + amount + "'", e);
        }
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /** A share in percent, rounded down to the minor unit: nobody is promised a fraction of a cent. */
    public Money percent(BigDecimal percent) {
        BigDecimal share = BigDecimal.valueOf(minor).multiply(percent).movePointLeft(2);
        return new Money(share.setScale(0, RoundingMode.DOWN).longValueExact(), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** Decimal text with exactly the currency's digits, for example {@code 49.90} or {@code 500} for JPY. */
    public String decimal() {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    @Override
    public String toString() {
        return decimal() + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + this + " with " + other);
        }
        return other;
    }
}
