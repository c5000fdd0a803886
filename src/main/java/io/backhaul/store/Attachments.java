package io.backhaul.store;

import io.backhaul.core.Uuid5;
import io.backhaul.core.message.Evidence;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Photos and documents, encrypted, named by their content. Call inside a transaction: a file and its key are one step. */
public final class Attachments {

    private final JdbcClient database;
    private final Vault vault;

    public Attachments(JdbcClient database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** A file without its content. */
    public record Attachment(
            UUID id,
            UUID receiptId,
            UUID caseId,
            Evidence.Kind kind,
            String name,
            String mediaType,
            long size,
            String sha256) {}

    /**
     * Keeps a file once per receipt (or per case, where no receipt brought it) and content; answers its id.
     *
     * @param receiptId the receipt that brought it, or null
     * @param caseId its case, or null while unknown
     */
    public UUID put(
            String merchant,
            UUID receiptId,
            UUID caseId,
            Evidence.Kind kind,
            String name,
            String mediaType,
            byte[] content) {
        String sha256 = Sha256.hex(content);
        UUID id = Uuid5.of(merchant + "/" + (receiptId == null ? caseId : receiptId) + "/" + sha256);
        if (exists(merchant, id)) {
            return id;
        }
        UUID key = keyOf(merchant, receiptId).orElseGet(() -> vault.newKey(merchant));
        database.sql("""
                        insert into attachment
                            (merchant, id, data_key, receipt_id, case_id, kind, name, media_type, size, sha256, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        merchant,
                        id,
                        key,
                        receiptId,
                        caseId,
                        kind.name(),
                        vault.seal(key, name.getBytes(StandardCharsets.UTF_8)),
                        mediaType,
                        content.length,
                        sha256,
                        vault.seal(key, content))
                .update();
        if (caseId != null) {
            bind(merchant, id, caseId);
        }
        return id;
    }

    /** Files of a case that have not been erased. */
    public List<Attachment> ofCase(String merchant, UUID caseId) {
        return database.sql("""
                        select * from attachment where merchant = ? and case_id = ? and data_key is not null
                        order by sha256""").params(merchant, caseId).query(this::read).list();
    }

    /** Those of them that did not come from a supplier's answer page: what may be shown to suppliers. */
    public List<Attachment> ofCustomer(String merchant, UUID caseId) {
        return database.sql("""
                        select * from attachment a where merchant = ? and case_id = ? and data_key is not null
                        and not exists (select 1 from receipt r where r.merchant = a.merchant and r.id = a.receipt_id
                                        and r.channel like 'link:%')
                        order by sha256""").params(merchant, caseId).query(this::read).list();
    }

    /** The content of a case's file; empty when the case has no such file or it was erased. */
    public Optional<byte[]> content(String merchant, UUID caseId, String sha256) {
        return database.sql("""
                        select data_key, content from attachment where merchant = ? and case_id = ? and sha256 = ?
                        and data_key is not null limit 1""")
                .params(merchant, caseId, sha256)
                .query((row, number) -> vault.open(row.getObject("data_key", UUID.class), row.getBytes("content")))
                .optional()
                .flatMap(content -> content);
    }

    private boolean exists(String merchant, UUID id) {
        return database.sql("select exists (select 1 from attachment where merchant = ? and id = ?)")
                .params(merchant, id)
                .query(Boolean.class)
                .single();
    }

    private Optional<UUID> keyOf(String merchant, UUID receiptId) {
        return database.sql("select data_key from receipt where merchant = ? and id = ? and data_key is not null")
                .params(merchant, receiptId)
                .query(UUID.class)
                .optional();
    }

    private void bind(String merchant, UUID attachment, UUID caseId) {
        database.sql("""
                        update data_key set case_id = ? where case_id is null and merchant = ?
                        and id = (select data_key from attachment where merchant = ? and id = ?)""").params(caseId, merchant, merchant, attachment).update();
    }

    private Attachment read(ResultSet row, int number) throws SQLException {
        byte[] name = vault.open(row.getObject("data_key", UUID.class), row.getBytes("name"))
                .orElse(new byte[0]);
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getObject("receipt_id", UUID.class),
                row.getObject("case_id", UUID.class),
                Evidence.Kind.valueOf(row.getString("kind")),
                new String(name, StandardCharsets.UTF_8),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"));
    }
}
