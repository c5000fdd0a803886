package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Control numbers of interchanges suppliers sent us: which came, which came twice, and which never came. */
public final class EdiInterchanges {

    /** A number this much below the highest is no late one: the supplier has begun anew. */
    private static final long NEW_ROUND = 500_000_000;

    private final JdbcClient db;

    public EdiInterchanges(JdbcClient db) {
        this.db = db;
    }

    /** What a control number says about the interchange that bears it. */
    public enum Seen {
        /** It has not come before, or it is the same receipt read again. */
        NEW,
        /** It came before with the same content. */
        REPEATED,
        /** It came before with other content: one of the two is not what it says. */
        CONTRADICTED
    }

    /**
     * How an interchange was taken.
     *
     * @param round how often his numbers had begun anew when it was sent; 0 for his first ones
     */
    public record Taking(Seen seen, int round) {}

    /** Notes an interchange; must run in a transaction, and lets one at a time through per supplier. */
    public Taking take(String merchant, String supplier, long control, String fingerprint, UUID receipt, Instant now) {
        Sender sender = lock(merchant, supplier);
        int round = round(sender, control);
        Optional<Taken> before = db.sql("""
                        select fingerprint, receipt_id from edi_interchange
                        where merchant = ? and supplier = ? and round = ? and control = ?""")
                .params(merchant, supplier, round, control)
                .query(Taken.class)
                .optional();
        if (before.isPresent()) {
            Taken taken = before.get();
            boolean same = taken.fingerprint().equals(fingerprint);
            Seen seen = !same ? Seen.CONTRADICTED : taken.receiptId().equals(receipt) ? Seen.NEW : Seen.REPEATED;
            return new Taking(seen, round);
        }
        db.sql("insert into edi_interchange values (?, ?, ?, ?, ?, ?, ?)")
                .params(merchant, supplier, round, control, fingerprint, receipt, Timestamp.from(now))
                .update();
        if (round < sender.round() || round == sender.round() && control <= sender.highest()) {
            fill(merchant, supplier, round, control);
        } else {
            progress(
                    merchant, supplier, new Sender(round, round > sender.round() ? 0 : sender.highest()), control, now);
        }
        return new Taking(Seen.NEW, round);
    }

    private record Sender(int round, long highest) {}

    private record Taken(String fingerprint, UUID receiptId) {}

    /** Makes others who take interchanges of this supplier wait until the transaction ends. */
    public void oneAtATime(String merchant, String supplier) {
        lock(merchant, supplier);
    }

    private Sender lock(String merchant, String supplier) {
        db.sql("insert into edi_sender (merchant, supplier) values (?, ?) on conflict do nothing")
                .params(merchant, supplier)
                .update();
        return db.sql("select round, highest from edi_sender where merchant = ? and supplier = ? for update")
                .params(merchant, supplier)
                .query(Sender.class)
                .single();
    }

    private static int round(Sender sender, long control) {
        if (sender.highest() - control > NEW_ROUND) {
            return sender.round() + 1;
        }
        boolean before = sender.round() > 0 && control - sender.highest() > NEW_ROUND;
        return before ? sender.round() - 1 : sender.round();
    }

    /** The first number of all opens no gap: where he stood before he was connected is not known. */
    private void progress(String merchant, String supplier, Sender sender, long control, Instant now) {
        boolean begun = sender.highest() > 0 || sender.round() > 0;
        if (begun && control > sender.highest() + 1) {
            gap(merchant, supplier, sender.round(), sender.highest() + 1, control - 1, now);
        }
        db.sql("update edi_sender set round = ?, highest = ? where merchant = ? and supplier = ?")
                .params(sender.round(), control, merchant, supplier)
                .update();
    }

    /** One that was missing has come: what is left of its gap stays open. */
    private void fill(String merchant, String supplier, int round, long control) {
        record Hole(long first, long last, Timestamp since) {}
        db.sql("""
                        delete from edi_gap where merchant = ? and supplier = ? and round = ? and ? between first and last
                        returning first, last, since""")
                .params(merchant, supplier, round, control)
                .query(Hole.class)
                .optional()
                .ifPresent(hole -> {
                    Instant since = hole.since().toInstant();
                    gap(merchant, supplier, round, hole.first(), control - 1, since);
                    gap(merchant, supplier, round, control + 1, hole.last(), since);
                });
    }

    private void gap(String merchant, String supplier, int round, long first, long last, Instant since) {
        if (first <= last) {
            db.sql("insert into edi_gap values (?, ?, ?, ?, ?, ?)")
                    .params(merchant, supplier, round, first, last, Timestamp.from(since))
                    .update();
        }
    }

    /** Numbers from first to last that have not come, the oldest gap first. */
    public record Gap(long first, long last) {}

    /** What was passed over before this time and has not come since. */
    public List<Gap> gaps(String merchant, String supplier, Instant before) {
        return db.sql("""
                        select first, last from edi_gap where merchant = ? and supplier = ? and since <= ?
                        order by since, first limit 20""")
                .params(merchant, supplier, Timestamp.from(before))
                .query(Gap.class)
                .list();
    }
}
