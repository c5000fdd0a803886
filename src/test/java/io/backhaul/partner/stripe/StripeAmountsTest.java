package io.backhaul.partner.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.money.Money;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payment facts 6: the smallest unit at Stripe is not always the currency's. */
class StripeAmountsTest {

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource({
        "49.90, USD, 4990",
        "0.01, EUR, 1",
        "500, JPY, 500",
        "500, KRW, 500",
        "12.340, KWD, 12340",
        "5, ISK, 500",
        "7, UGX, 700",
        "3.00, MGA, 3",
        "999999999999.99, USD, 99999999999999",
    })
    void saysTheSameAmountBothWays(String amount, String currency, long stripe) {
        Money money = Money.of(amount, currency);
        assertThat(StripeAmounts.toStripe(money)).isEqualTo(stripe);
        assertThat(StripeAmounts.fromStripe(stripe, currency.toLowerCase(Locale.ROOT)))
                .isEqualTo(money);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"12.345, KWD", "3.50, MGA", "0.00, USD", "-1.00, USD"})
    void sendsNothingItCannotSayExactly(String amount, String currency) {
        assertThatThrownBy(() -> StripeAmounts.toStripe(Money.of(amount, currency)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(currency);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"550, isk", "4990, xyz"})
    void readsNothingThatIsNoAmount(long stripe, String currency) {
        assertThatThrownBy(() -> StripeAmounts.fromStripe(stripe, currency))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
