package io.backhaul.hub.settings;

import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads money, percentages and countries; whatever is none is noted with its line. */
final class Amounts {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final BigDecimal WHOLE = new BigDecimal(100);

    private Amounts() {}

    /** {@code {USD: "10.00", EUR: "9.00"}}; empty when it is not there. */
    static Map<String, Money> money(Section section, String key) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        if (section.has(key)) {
            Section table = section.section(key);
            table.keys().forEach(currency -> amount(table, key, currency, amounts));
        }
        return amounts;
    }

    private static void amount(Section table, String key, String currency, Map<String, Money> amounts) {
        String amount = table.text(currency);
        try {
            Money money = Money.of(amount, currency);
            if (money.minor() < 0) {
                table.note(currency, key + " has " + money + "; an amount here is not below zero");
            }
            amounts.put(currency, money);
        } catch (IllegalArgumentException e) {
            table.note(
                    currency,
                    key + " has '" + currency + ": " + amount
                            + "', which is no amount of money; write it like USD: \"10.00\"");
        }
    }

    static BigDecimal percent(Section section, String key) {
        String percent = section.text(key);
        if (percent.matches("\\d{1,3}(\\.\\d{1,4})?") && new BigDecimal(percent).compareTo(WHOLE) <= 0) {
            return new BigDecimal(percent);
        }
        if (!percent.isEmpty()) {
            section.wrong(key, "must be a number from 0 to 100");
        }
        return BigDecimal.ZERO;
    }

    /** {@code {UNWANTED: 15}}. */
    static Map<Reason, BigDecimal> percents(Section section, String key) {
        return byReason(section, key, Amounts::percent);
    }

    /** A table by reason, each value read by the reader; empty when it is not there. */
    static <T> Map<Reason, T> byReason(Section section, String key, BiFunction<Section, String, T> reader) {
        Map<Reason, T> values = new EnumMap<>(Reason.class);
        if (section.has(key)) {
            Section table = section.section(key);
            for (String word : table.keys()) {
                T value = reader.apply(table, word);
                table.known(word, word, Reason.class).ifPresent(reason -> values.put(reason, value));
            }
        }
        return values;
    }

    static String country(Section section, String key) {
        return country(section, key, section.text(key));
    }

    static Set<String> countries(Section section, String key) {
        Set<String> countries = new HashSet<>();
        section.texts(key).forEach(code -> countries.add(country(section, key, code)));
        return countries;
    }

    private static String country(Section section, String key, String code) {
        if (!code.isEmpty() && !COUNTRIES.contains(code)) {
            section.wrong(key, "has '" + code + "', which is no country; write its ISO code, like US or DE");
        }
        return code;
    }
}
