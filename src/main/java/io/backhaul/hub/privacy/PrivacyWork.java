package io.backhaul.hub.privacy;

import io.backhaul.hub.in.StoreGone;
import io.backhaul.store.Attachments;
import io.backhaul.store.CustomerRequests;
import io.backhaul.store.ErasureLog;
import io.backhaul.store.ErasureRows;
import io.backhaul.store.Receipts;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts that show and erase, made once and shared by who asks for it: stores, people and the clock. */
public final class PrivacyWork {

    private final JdbcClient db;
    private final Receipts receipts;
    private final CustomerFiles files;
    private final Erasures erasures;

    /** @param directory where files for customers lie until they are handed over */
    public PrivacyWork(
            JdbcClient db,
            TransactionTemplate transactions,
            Receipts receipts,
            Attachments attachments,
            Path directory,
            Clock clock) {
        this.db = db;
        this.receipts = receipts;
        ErasureRows rows = new ErasureRows(db);
        ErasureLog log = new ErasureLog(db, clock);
        KeptOfCustomer kept = new KeptOfCustomer(db, transactions, rows, receipts, attachments);
        this.files = new CustomerFiles(new CustomerRequests(db), kept, directory, transactions, clock);
        Eraser eraser = new Eraser(transactions, rows, log, receipts, files);
        this.erasures = new Erasures(log, rows, eraser, files);
    }

    /** For the clock: what came after an erasure goes too. */
    public void eraseAgain() {
        erasures.again();
    }

    public StoreRequests storeRequests(StoreGone gone) {
        return new StoreRequests(erasures, files, gone);
    }

    public PrivacyDesk desk() {
        return new PrivacyDesk(db, receipts, erasures, files);
    }
}
