package io.backhaul.finance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The released feed files as they are stored. */
public final class FeedFiles {

    private final JdbcClient jdbc;

    public FeedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One file with its content, for a download: byte-identical every time. */
    public Optional<FeedFile> find(String merchant, String name) {
        return jdbc.sql("select * from feed_file where merchant = :merchant and name = :name")
                .param("merchant", merchant)
                .param("name", name)
                .query(FeedFiles::read)
                .optional();
    }

    /** The next file that is not in the finance directory yet, locked until the transaction ends; other nodes pass by. */
    Optional<FeedFile> lockNextUndelivered() {
        return jdbc.sql("""
                        select * from feed_file where not delivered
                        order by merchant, created_at, file_seq limit 1
                        for update skip locked
                        """).query(FeedFiles::read).optional();
    }

    void markDelivered(FeedFile file) {
        jdbc.sql("update feed_file set delivered = true where merchant = :merchant and name = :name")
                .param("merchant", file.merchant())
                .param("name", file.name())
                .update();
    }

    void add(FeedFile file) {
        jdbc.sql("""
                        insert into feed_file (merchant, name, flavour, file_seq, content, manifest, sha256, row_count, created_at)
                        values (:merchant, :name, :flavour, :sequence, :content, :manifest, :sha256, :rows, :createdAt)
                        """)
                .param("merchant", file.merchant())
                .param("name", file.name())
                .param("flavour", file.flavour())
                .param("sequence", file.sequence())
                .param("content", file.content())
                .param("manifest", file.manifest())
                .param("sha256", file.sha256())
                .param("rows", file.rows())
                .param("createdAt", file.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Instant> newest(String merchant) {
        return jdbc.sql("select max(created_at) as newest from feed_file where merchant = :merchant")
                .param("merchant", merchant)
                .query((row, n) -> Optional.ofNullable(row.getObject("newest", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private static FeedFile read(ResultSet row, int number) throws SQLException {
        return new FeedFile(
                row.getString("merchant"),
                row.getString("name"),
                row.getString("flavour"),
                row.getLong("file_seq"),
                row.getString("content"),
                row.getString("manifest"),
                row.getString("sha256"),
                row.getInt("row_count"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("delivered"));
    }
}
