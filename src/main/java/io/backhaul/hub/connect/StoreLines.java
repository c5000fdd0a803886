package io.backhaul.hub.connect;

import io.backhaul.console.Refused;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The lines of a merchant's file that make a store known to the hub; secrets stand in the environment, never in them. */
public final class StoreLines {

    private static final Pattern SHOP = Pattern.compile("([a-z0-9][a-z0-9-]{0,60})\\.myshopify\\.com");
    private static final List<String> LOGINS = List.of("token", "client_credentials", "token_exchange");

    private StoreLines() {}

    /**
     * @param shop its myshopify domain, or only its first part
     * @param login {@code token}, {@code client_credentials} or {@code token_exchange}
     */
    public static String of(String shop, String login) {
        String domain = shop.strip().toLowerCase(Locale.ROOT);
        var match = SHOP.matcher(domain.contains(".") ? domain : domain + ".myshopify.com");
        if (!match.matches()) {
            throw new Refused(
                    "'" + shop.strip() + "' is no shop: give its own domain, such as your-shop.myshopify.com.");
        }
        if (!LOGINS.contains(login)) {
            throw new Refused("'" + login + "' is no way to log in; known are " + String.join(", ", LOGINS) + ".");
        }
        String code = match.group(1);
        String variable = code.toUpperCase(Locale.ROOT).replace('-', '_') + "_SHOPIFY_";
        return """
                  - code: %1$s
                    platform: shopify
                    domain: %1$s.myshopify.com
                    url: https://%1$s.myshopify.com
                %2$s    webhookSecrets: ["${%3$sWEBHOOK_SECRET}"]
                    evidenceHosts: [cdn.shopify.com]
                """.formatted(code, credentials(login, variable), variable);
    }

    private static String credentials(String login, String variable) {
        if (login.equals("token")) {
            return "    token: ${" + variable + "TOKEN}\n";
        }
        String both =
                "    clientId: ${" + variable + "CLIENT_ID}\n    clientSecret: ${" + variable + "CLIENT_SECRET}\n";
        return login.equals("token_exchange") ? both + "    grant: token_exchange\n" : both;
    }
}
