package io.backhaul.hub.settings;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every version of a configuration file that was ever in force, so that an order can be judged by the rules of its day. */
final class ConfigVersions {

    private final JdbcClient database;

    ConfigVersions(JdbcClient database) {
        this.database = database;
    }

    /** A stored file: its hash and its content as JSON, placeholders not filled. */
    record Version(String hash, String body) {}

    /** Notes that this text is in force from now on; the version already in force stays as it is. */
    void add(String kind, String name, ConfigFile file, Instant now) {
        boolean inForce = at(kind, name, now)
                .map(Version::hash)
                .filter(file.hash()::equals)
                .isPresent();
        if (!inForce) {
            database.sql("""
                            insert into config_version (kind, name, hash, body, imported_at) values (?, ?, ?, ?::jsonb, ?)
                            on conflict do nothing""")
                    .params(kind, name, file.hash(), file.json(), Timestamp.from(now))
                    .update();
        }
    }

    /** The version in force at this time; before the first one, the first one. */
    Optional<Version> at(String kind, String name, Instant time) {
        return database.sql("""
                        (select hash, body, imported_at, 0 as later from config_version
                         where kind = :kind and name = :name and imported_at <= :time
                         order by imported_at desc limit 1)
                        union all
                        (select hash, body, imported_at, 1 from config_version
                         where kind = :kind and name = :name and imported_at > :time
                         order by imported_at limit 1)
                        order by later limit 1""")
                .param("kind", kind)
                .param("name", name)
                .param("time", Timestamp.from(time))
                .query((row, number) -> new Version(row.getString("hash"), row.getString("body")))
                .optional();
    }
}
