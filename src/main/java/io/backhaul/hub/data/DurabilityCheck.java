package io.backhaul.hub.data;

import io.backhaul.hub.StartRefused;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses a database that could forget what it has acknowledged. Read at every start, embedded or not, through the same
 * connection pool as the work, so that settings of a role or of the URL count too.
 */
public final class DurabilityCheck {

    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    private DurabilityCheck() {}

    /** {@link StartRefused} naming every setting that is off. */
    public static void require(DataSource database) {
        List<String> off = JdbcClient.create(database)
                .sql("select name, setting from pg_settings where name in (:names)")
                .param("names", MUST_BE_ON)
                .query((row, number) -> new Setting(row.getString("name"), row.getString("setting")))
                .list()
                .stream()
                .filter(setting -> setting.value().equals("off"))
                .map(Setting::name)
                .sorted()
                .toList();
        if (!off.isEmpty()) {
            throw new StartRefused(
                    "PostgreSQL runs with "
                            + off.stream().map(name -> name + "=off").collect(Collectors.joining(", "))
                            + ": a crash would lose what the hub has acknowledged, and a forgotten refund is paid twice.",
                    "Switch these settings on in PostgreSQL.");
        }
    }

    private record Setting(String name, String value) {}
}
