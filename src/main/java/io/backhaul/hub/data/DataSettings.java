package io.backhaul.hub.data;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the hub keeps what it writes.
 *
 * @param data the one directory everything is written under (environment: {@code BACKHAUL_DATA})
 * @param postgres the embedded database, used when no {@code spring.datasource.url} is given
 */
@ConfigurationProperties("backhaul")
record DataSettings(
        @DefaultValue("./data") Path data, @DefaultValue Postgres postgres) {

    /**
     * @param binaries where the PostgreSQL programs are unpacked; default {@code postgres-bin} in the data directory
     * @param startWithin how long a start may take, recovery after a crash included
     */
    record Postgres(Path binaries, @DefaultValue("2m") Duration startWithin) {}
}
