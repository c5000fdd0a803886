package io.backhaul.partner.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPalRefundRequestTest {

    private static final UUID KEY = UUID.fromString("1f0e7c52-4b1d-5b1e-8a55-0c6f9d1e2b3a");
    private static final String COMMAND =
            "refund/4c1f8a52-0d1e-5b7a-9a55-0c6f9d1e2b3a/settlement:acme/paypal/3C679366HH908993F/0";

    private static PayPalRefundRequest request(String capture, Money amount) {
        return new PayPalRefundRequest(capture, amount, COMMAND, KEY);
    }

    private static String body(Money amount) {
        return new String(request("3C679366HH908993F", amount).body(), StandardCharsets.UTF_8);
    }

    @Test
    void carriesBothOfOurIdsAndAlwaysAnAmount() {
        assertThat(body(Money.of("49.90", "USD")))
                .isEqualTo(
                        "{\"amount\":{\"value\":\"49.90\",\"currency_code\":\"USD\"},"
                                + "\"invoice_id\":\"backhaul-1f0e7c52-4b1d-5b1e-8a55-0c6f9d1e2b3a\","
                                + "\"custom_id\":\"refund,4c1f8a52-0d1e-5b7a-9a55-0c6f9d1e2b3a,settlement.3Aacme,paypal,3C679366HH908993F,0\"}");
    }

    @Test
    void asksForTheWholeRefundUnderItsKey() {
        PayPalRefundRequest request = request("3C679366HH908993F", Money.of("1.00", "EUR"));
        assertThat(request.path()).isEqualTo("/v2/payments/captures/3C679366HH908993F/refund");
        assertThat(request.headers())
                .containsEntry("PayPal-Request-Id", KEY.toString())
                .containsEntry("Prefer", "return=representation");
    }

    @ParameterizedTest
    @CsvSource({"10.01, USD, 10.01", "0.01, EUR, 0.01", "1050, JPY, 1050", "500.00, HUF, 500", "120.00, TWD, 120"})
    void amountsHaveTheDecimalsOfTheGateway(String amount, String currency, String written) {
        assertThat(body(Money.of(amount, currency))).contains("\"value\":\"" + written + "\"");
    }

    @ParameterizedTest
    @CsvSource({"500.50, HUF", "120.01, TWD", "0.00, USD"})
    void amountsThatCannotBeWrittenAreRefused(String amount, String currency) {
        assertThatThrownBy(() -> body(Money.of(amount, currency))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../v1/oauth2", "3C67?x=1", "a b", "0123456789012345678901234567890123456"})
    void onlyACaptureGoesIntoThePath(String capture) {
        assertThatThrownBy(() -> request(capture, Money.of("1.00", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void everyCommandKeyIsReadBackAsItWas(@ForAll @StringLength(max = 10) String rest) {
        String key = "refund/" + new String(rest.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String custom = CommandText.write(key);
        assertThat(custom).matches("[A-Za-z0-9-_.,]{1,127}");
        assertThat(CommandText.read(custom)).contains(key);
    }

    @Test
    void aKeyThatDoesNotFitIsRefusedAndForeignIdsAreNotOurs() {
        assertThatThrownBy(() -> CommandText.write("refund/" + "x".repeat(121)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CommandText.write("refund/" + "x".repeat(120))).hasSize(127);
        assertThat(CommandText.read(null)).isEmpty();
        assertThat(CommandText.read("order-5001")).isEmpty();
        assertThat(CommandText.read("refund,5001.ZZ")).isEmpty();
    }
}
