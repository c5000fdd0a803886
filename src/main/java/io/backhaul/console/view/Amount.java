package io.backhaul.console.view;

import io.backhaul.core.money.Money;

/** Money as it stands in JSON: {@code {"amount":"49.90","currency":"USD"}}. */
public record Amount(String amount, String currency) {

    /** From minor units; null when there is none. */
    static Amount of(Long minor, String currency) {
        return minor == null ? null : of(new Money(minor, currency.strip()));
    }

    /** The same amount as text. */
    public static Amount of(Money money) {
        return new Amount(money.decimal(), money.currency());
    }

    /** Exact money; {@link IllegalArgumentException} with the reason when it is none. */
    public Money money() {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("an amount needs both amount and currency");
        }
        return Money.of(amount, currency);
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
