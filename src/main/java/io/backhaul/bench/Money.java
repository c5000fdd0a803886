package io.backhaul.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Currencies as suppliers write them. */
final class Money {

    static final List<String> CURRENCIES = List.of(
            "EUR", "USD", "GBP", "CHF", "PLN", "CZK", "SEK", "NOK", "DKK", "HUF", "CNY", "JPY", "CAD", "AUD", "NZD",
            "HKD", "SGD", "MXN", "BRL", "INR", "KRW", "TRY");

    private static final Pattern CODE = Pattern.compile("\\b(" + String.join("|", CURRENCIES) + ")\\b");

    private Money() {}

    /** The currency one of these column names carries ({@code Credit EUR}), or empty. */
    static String currencyOf(Collection<String> names) {
        return names.stream()
                .map(name -> name.toUpperCase(Locale.ROOT).replace("€", " EUR ").replace("£", " GBP "))
                .flatMap(name -> CODE.matcher(name).results())
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }
}
