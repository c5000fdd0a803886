package io.backhaul.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the console.
 *
 * @param merchant the merchant whose returns the user sees
 * @param user name to log in with
 * @param password password to log in with; null or empty: one is made at the first start and shown once in the log
 */
@ConfigurationProperties("backhaul.console")
record ConsoleSettings(
        @DefaultValue("demo") String merchant,
        @DefaultValue("admin") String user,
        String password) {

    @Override
    public String toString() {
        return "ConsoleSettings[merchant=" + merchant + ", user=" + user + "]";
    }
}
