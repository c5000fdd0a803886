package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Acknowledgements for suppliers, made in the transaction that takes note of what they acknowledge and left by whoever comes
 * first. Name and content never change, so leaving one again after a crash gives the same file.
 */
public final class EdiFiles {

    private final JdbcClient db;

    public EdiFiles(JdbcClient db) {
        this.db = db;
    }

    /** One file to leave. */
    public record Due(String merchant, String supplier, String name, byte[] content, int attempts) {}

    public boolean has(String merchant, String supplier, String name) {
        return db.sql("select exists (select 1 from edi_file where merchant = ? and supplier = ? and name = ?)")
                .params(merchant, supplier, name)
                .query(Boolean.class)
                .single();
    }

    /** Whether there is a file of this name, and this receipt is what it acknowledges. */
    public boolean isOf(String merchant, String supplier, String name, UUID receipt) {
        return db.sql("""
                        select exists (select 1 from edi_file
                            where merchant = ? and supplier = ? and name = ? and receipt_id = ?)""")
                .params(merchant, supplier, name, receipt)
                .query(Boolean.class)
                .single();
    }

    /** Must run in a transaction; a file of this name stays what it is. */
    public void keep(String merchant, String supplier, String name, UUID receipt, byte[] content, Instant now) {
        db.sql("""
                        insert into edi_file (merchant, supplier, name, receipt_id, content, made_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(merchant, supplier, name, receipt, content, Timestamp.from(now))
                .update();
    }

    /** Files whose time has come; nobody else gets them for a while. */
    public List<Due> due(int atMost) {
        return db.sql("""
                        update edi_file set attempts = attempts + 1,
                            next_at = now() + make_interval(secs => least(600, 30 * power(2, least(attempts, 6))))
                        where (merchant, supplier, name) in (
                            select merchant, supplier, name from edi_file where left_at is null and next_at <= now()
                            order by next_at limit ? for update skip locked)
                        returning merchant, supplier, name, content, attempts""").param(atMost).query(Due.class).list();
    }

    public void left(Due file, Instant now) {
        db.sql("update edi_file set left_at = ? where merchant = ? and supplier = ? and name = ?")
                .params(Timestamp.from(now), file.merchant(), file.supplier(), file.name())
                .update();
    }

    /** The same interchange came once more: its sender may have missed the acknowledgement, so it is left again. */
    public void again(String merchant, String supplier, UUID receipt) {
        db.sql("""
                        update edi_file set left_at = null, attempts = 0, next_at = now()
                        where merchant = ? and supplier = ? and receipt_id = ?""").params(merchant, supplier, receipt).update();
    }

    /** The same by the file's name. */
    public void again(String merchant, String supplier, String name) {
        db.sql("""
                        update edi_file set left_at = null, attempts = 0, next_at = now()
                        where merchant = ? and supplier = ? and name = ?""").params(merchant, supplier, name).update();
    }

    /** Names of files made before this time that could not be left. */
    public List<String> stuck(String merchant, String supplier, Instant before) {
        return db.sql("""
                        select name from edi_file where merchant = ? and supplier = ? and left_at is null and made_at <= ?
                            and attempts > 2 order by made_at limit 20""")
                .params(merchant, supplier, Timestamp.from(before))
                .query(String.class)
                .list();
    }
}
