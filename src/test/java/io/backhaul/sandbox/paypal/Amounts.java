package io.backhaul.sandbox.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Decimal text outside, minor units inside. */
final class Amounts {

    private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");

    private Amounts() {}

    static long minor(BigDecimal amount, String currency) {
        return amount.movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .longValueExact();
    }

    static Map<String, Object> api(long minor, String currency) {
        BigDecimal amount =
                BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits());
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("currency_code", currency);
        api.put("value", WHOLE.contains(currency) ? amount.toBigInteger().toString() : amount.toPlainString());
        return api;
    }

    /** What a request asks for; refused as PayPal refuses it. */
    static long wanted(JsonNode amount, String currency) {
        if (!amount.path("currency_code").asText().equals(currency)) {
            throw PayPalError.unprocessable("REFUND_CAPTURE_CURRENCY_MISMATCH");
        }
        String value = amount.path("value").asText();
        if (!amount.path("value").isTextual() || !value.matches("\\d{1,9}(\\.\\d+)?")) {
            throw new PayPalError(400, "INVALID_REQUEST", "INVALID_PARAMETER_SYNTAX");
        } else if (WHOLE.contains(currency) && value.contains(".")) {
            throw PayPalError.unprocessable("DECIMALS_NOT_SUPPORTED");
        }
        try {
            long minor = minor(new BigDecimal(value), currency);
            if (minor == 0) {
                throw PayPalError.unprocessable("CANNOT_BE_ZERO_OR_NEGATIVE");
            }
            return minor;
        } catch (ArithmeticException e) {
            throw PayPalError.unprocessable("DECIMAL_PRECISION");
        }
    }
}
