package io.backhaul.store;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every text the bench wrote into configuration and mappings, with the one it took the place of. */
public final class PublishedFiles {

    private final JdbcClient db;

    public PublishedFiles(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param body empty for a file that is taken away
     * @param replaced what stood there before, or null
     */
    public void add(
            String merchant, String supplier, String path, String body, String replaced, String by, Instant now) {
        db.sql("""
                        insert into published_file (merchant, supplier, path, sha256, body, replaced, published_at, published_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        merchant,
                        supplier,
                        path,
                        Sha256.hex(body.getBytes(StandardCharsets.UTF_8)),
                        body,
                        replaced,
                        Timestamp.from(now),
                        by)
                .update();
    }
}
