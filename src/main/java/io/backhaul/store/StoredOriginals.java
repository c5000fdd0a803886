package io.backhaul.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which receipts a supplier's history is made of. */
public final class StoredOriginals {

    private final JdbcClient db;

    public StoredOriginals(JdbcClient db) {
        this.db = db;
    }

    /** A receipt, and whether it is known to be his; of a mail nobody could read only its sender says so. */
    public record Stored(UUID receipt, String sourceId, boolean his) {}

    /** Files of his channel, the newest first. */
    public List<Stored> files(String merchant, String channel, int most) {
        return db.sql("""
                        select id as receipt, source_id, true as his from receipt
                        where merchant = ? and channel = ? and status <> 'DUPLICATE' order by received_at desc limit ?""").params(merchant, channel, most).query(Stored.class).list();
    }

    /** Mails that became messages of his, and those that became nobody's, the newest first. */
    public List<Stored> mails(String merchant, String source, int most) {
        return db.sql("""
                        select id as receipt, source_id, his from (
                          select r.id, r.source_id, r.received_at,
                            exists (select 1 from message m where m.merchant = r.merchant and m.receipt_id = r.id and m.source = ?) his,
                            exists (select 1 from message m where m.merchant = r.merchant and m.receipt_id = r.id) anybodys
                          from receipt r where r.merchant = ? and r.channel like 'mail:%' and r.status <> 'DUPLICATE') mail
                        where his or not anybodys order by received_at desc limit ?""").params(source, merchant, most).query(Stored.class).list();
    }
}
