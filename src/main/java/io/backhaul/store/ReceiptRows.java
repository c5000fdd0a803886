package io.backhaul.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.backhaul.core.Uuid5;
import io.backhaul.store.Vault.FreshKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of table {@code receipt}: written once, found again by what makes a delivery the same. */
final class ReceiptRows {

    private final JdbcClient database;
    private final Clock clock;

    ReceiptRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Encrypted content; the key is null once erased. */
    record Sealed(UUID key, byte[] bytes) {}

    /** The content of a receipt, or of the first one where this is a duplicate. */
    Optional<Sealed> sealed(String merchant, UUID id) {
        return database.sql("""
                        select first.data_key, first.original from receipt r
                        join receipt first on first.merchant = r.merchant and first.id = coalesce(r.duplicate_of, r.id)
                        where r.merchant = ? and r.id = ?""")
                .params(merchant, id)
                .query((row, number) -> new Sealed(row.getObject("data_key", UUID.class), row.getBytes("original")))
                .optional();
    }

    /** Counts one more copy of a known delivery and answers the first receipt's id. */
    Optional<UUID> countCopy(NewReceipt received, String key, String sha256) {
        return database.sql("""
                        update receipt set copies = copies + 1
                        where merchant = :merchant and id = (
                            select id from receipt
                            where merchant = :merchant and channel = :channel and duplicate_of is null
                                and (dedupe_key = :key or event_key = :event)
                            order by (dedupe_key = :key) desc limit 1)
                        returning id, source_id""")
                .param("merchant", received.merchant())
                .param("channel", received.channel())
                .param("key", key)
                .param("event", received.eventKey())
                .query((row, number) -> {
                    UUID first = row.getObject("id", UUID.class);
                    if (!row.getString("source_id").equals(received.sourceId())) {
                        insertOtherName(received, first, key, sha256);
                    }
                    return first;
                })
                .optional();
    }

    /** Serialised per source id, so that two forgeries at once see each other. */
    boolean sourceIdHasOtherContent(NewReceipt received, String sha256) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(received.merchant() + "/" + received.channel() + "/" + received.sourceId())
                .query((row, number) -> 0)
                .list();
        return database.sql("""
                        select exists (select 1 from receipt
                        where merchant = ? and channel = ? and source_id = ? and sha256 <> ?)""")
                .params(received.merchant(), received.channel(), received.sourceId(), sha256)
                .query(Boolean.class)
                .single();
    }

    /** False when another transaction has just stored the same delivery. */
    boolean insert(NewReceipt received, UUID id, String key, String sha256, FreshKey dataKey, Receipt.Status status) {
        byte[] sealed = dataKey.seal(received.original());
        return insert(received, id, key, sha256, dataKey.id(), sealed, status, null) == 1;
    }

    /** Once per other name: a poller that meets the same file again must not add rows for ever. */
    private void insertOtherName(NewReceipt received, UUID first, String key, String sha256) {
        UUID id = Uuid5.of(first + "/" + received.sourceId());
        insert(received, id, key, sha256, null, new byte[0], Receipt.Status.DUPLICATE, first);
    }

    private int insert(
            NewReceipt received,
            UUID id,
            String key,
            String sha256,
            UUID dataKey,
            byte[] sealed,
            Receipt.Status status,
            UUID duplicateOf) {
        return database.sql("""
                        insert into receipt (merchant, id, channel, source_id, dedupe_key, event_key, duplicate_of, parent_id,
                            topic, about, sha256, size, content_type, data_key, original, attributes, sequence, status, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing""")
                .params(
                        received.merchant(),
                        id,
                        received.channel(),
                        received.sourceId(),
                        key,
                        received.eventKey(),
                        duplicateOf,
                        received.parentId(),
                        received.topic(),
                        received.about(),
                        sha256,
                        received.original().length,
                        received.contentType() == null ? "application/octet-stream" : received.contentType(),
                        dataKey,
                        sealed,
                        StoredJson.write(received.attributes()),
                        received.sequence(),
                        status.name(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    static Receipt read(ResultSet row, int number) throws SQLException {
        return new Receipt(
                row.getString("merchant"),
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("source_id"),
                row.getObject("duplicate_of", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("topic"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("content_type"),
                StoredJson.read(row.getString("attributes"), new TypeReference<Map<String, String>>() {}),
                row.getLong("sequence"),
                Receipt.Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getInt("copies"),
                row.getTimestamp("received_at").toInstant());
    }
}
