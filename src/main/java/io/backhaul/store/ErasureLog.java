package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was erased when and at whose request: counts, never contents. An erasure that was cut off goes on from here. */
public final class ErasureLog {

    private final JdbcClient db;
    private final Clock clock;

    public ErasureLog(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Why something is erased. */
    public enum Kind {
        /** A store asks it for one of its customers. */
        CUSTOMER,
        /** A store that has removed the app asks it for all of its customers. */
        SHOP,
        /** A person asks it for the customer of one return. */
        RETURN
    }

    /**
     * What one step erased.
     *
     * @param originals deliveries whose bytes cannot be opened any more
     * @param files attachments and export files
     * @param texts rows in which words were masked
     */
    public record Counts(int orders, int cases, int originals, int files, int texts) {}

    /**
     * An erasure.
     *
     * @param id the same whenever the same request is taken up again
     * @param scannedTo the last receipt that was searched; null before the first
     * @param finished true when nothing is left to do
     */
    public record Erasure(String merchant, UUID id, UUID receiptId, UUID scannedTo, boolean finished) {}

    /** Begins it, or finds it begun. */
    public Erasure begin(String merchant, UUID id, Kind kind, String store, String askedBy, UUID receiptId) {
        db.sql("""
                        insert into erasure (merchant, id, kind, store, asked_by, receipt_id, asked_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(merchant, id, kind.name(), store, askedBy, receiptId, now())
                .update();
        return find(merchant, id).orElseThrow();
    }

    public Optional<Erasure> find(String merchant, UUID id) {
        return db.sql("""
                        select merchant, id, receipt_id, scanned_to, finished_at is not null as finished from erasure
                        where merchant = ? and id = ?""").params(merchant, id).query(Erasure.class).optional();
    }

    /** In the transaction that erased it: what is done twice is counted once. */
    public void count(Erasure erasure, Counts counts) {
        db.sql("""
                        update erasure set orders = orders + ?, cases = cases + ?, originals = originals + ?,
                            files = files + ?, texts = texts + ? where merchant = ? and id = ?""")
                .params(
                        counts.orders(),
                        counts.cases(),
                        counts.originals(),
                        counts.files(),
                        counts.texts(),
                        erasure.merchant(),
                        erasure.id())
                .update();
    }

    public void scanned(Erasure erasure, UUID to) {
        db.sql("update erasure set scanned_to = ? where merchant = ? and id = ?")
                .params(to, erasure.merchant(), erasure.id())
                .update();
    }

    public void finish(Erasure erasure) {
        db.sql("update erasure set finished_at = coalesce(finished_at, ?) where merchant = ? and id = ?")
                .params(now(), erasure.merchant(), erasure.id())
                .update();
    }

    /** What all steps came to. */
    public Counts total(Erasure erasure) {
        return db.sql("select orders, cases, originals, files, texts from erasure where merchant = ? and id = ?")
                .params(erasure.merchant(), erasure.id())
                .query(Counts.class)
                .single();
    }

    /** Whatever is received about them later is erased again; answers how many of each are new. */
    public Counts remember(String merchant, String order, List<UUID> cases) {
        int orders = order == null
                ? 0
                : db.sql(
                                "insert into erased_order (merchant, order_id, erased_at) values (?, ?, ?) on conflict do nothing")
                        .params(merchant, order, now())
                        .update();
        int fresh =
                db.sql("""
                        insert into erased_case (merchant, case_id, erased_at) select ?, c, ? from unnest(?) c
                        on conflict do nothing""").params(merchant, now(), cases.toArray(UUID[]::new)).update();
        return new Counts(orders, fresh, 0, 0, 0);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
