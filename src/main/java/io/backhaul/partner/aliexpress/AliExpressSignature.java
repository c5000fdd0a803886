package io.backhaul.partner.aliexpress;

import io.backhaul.partner.Hmac;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The signature on our calls (supplier facts 1.2): names and values, sorted by name, strung together raw, HMAC-SHA256 with the
 * app's secret, upper-case hexadecimal.
 */
final class AliExpressSignature {

    private AliExpressSignature() {}

    /**
     * @param path the system API's path, for example {@code /auth/token/refresh}; empty for business APIs, whose {@code method}
     *     is a parameter like any other
     * @param parameters everything sent except {@code sign}; empty names and values are not signed, so never send them
     */
    static String sign(String path, Map<String, String> parameters, String secret) {
        SortedMap<String, String> sorted = new TreeMap<>(parameters);
        StringBuilder text = new StringBuilder(path);
        sorted.forEach((name, value) -> {
            if (!name.isEmpty() && !value.isEmpty() && !name.equals("sign")) {
                text.append(name).append(value);
            }
        });
        return Hmac.hex(Hmac.sha256(secret, Hmac.utf8(text.toString()))).toUpperCase(Locale.ROOT);
    }
}
