package io.backhaul.store;

import io.backhaul.store.Receipt.Status;
import io.backhaul.store.Vault.FreshKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything partners delivered, byte for byte, kept before anybody reads it. A channel acknowledges to its partner only
 * after {@link #keep} has returned; when it throws, nothing is stored and nothing may be acknowledged.
 */
public final class Receipts {

    private static final String MAIL = "mail";
    private static final String SFTP = "sftp";
    private static final String FOLDER = "folder";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final ReceiptRows rows;
    private final Outbox outbox;
    private final ReviewRows reviews;
    private final Clock clock;

    public Receipts(
            JdbcClient database, PlatformTransactionManager transactions, Vault vault, Outbox outbox, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.vault = vault;
        this.rows = new ReceiptRows(database, clock);
        this.outbox = outbox;
        this.reviews = new ReviewRows(database);
        this.clock = clock;
    }

    /**
     * Keeps a delivery and queues it for reading in {@code in.<family>}, in one transaction (the caller's, if any).
     *
     * <p>The same delivery again is counted and changes nothing; under another source id it gets a row of its own that
     * points to the first. What "the same" means is {@link NewReceipt#dedupeKey()}; without one, files are known by their
     * content, mails by Message-ID and content, all else by source id. A mail whose Message-ID is known with other bytes
     * goes to review: one of the two is forged or broken.
     */
    public Kept keep(NewReceipt received) {
        return transaction.execute(status -> keepNow(received, Sha256.hex(received.original())));
    }

    public Optional<Receipt> find(String merchant, UUID id) {
        return database.sql("select * from receipt where merchant = :merchant and id = :id")
                .param("merchant", merchant)
                .param("id", id)
                .query(ReceiptRows::read)
                .optional();
    }

    /** The bytes as received (of the first delivery, for a duplicate); empty when unknown or erased. */
    public Optional<byte[]> original(String merchant, UUID id) {
        return rows.sealed(merchant, id).flatMap(content -> vault.open(content.key(), content.bytes()));
    }

    /** Counts a reading before it is tried, so that a crash while reading counts too; answers the new count. */
    public int attempted(String merchant, UUID id) {
        return database.sql("""
                        update receipt set attempts = attempts + 1 where merchant = :merchant and id = :id
                        returning attempts""")
                .param("merchant", merchant)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Whether it is still to be read; until the caller's transaction ends nobody else reads it or gives it up. */
    public boolean lockUnread(String merchant, UUID id) {
        return database.sql("""
                        select id from receipt
                        where merchant = ? and id = ? and status = 'RECEIVED' for update""")
                .params(merchant, id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    public void markRead(String merchant, UUID id) {
        mark(merchant, id, Status.READ, null);
    }

    public void markIgnored(String merchant, UUID id, String reason) {
        mark(merchant, id, Status.IGNORED, reason);
    }

    public void markRejected(String merchant, UUID id, String reason) {
        mark(merchant, id, Status.REJECTED, reason);
    }

    /**
     * It is to be read, but not before its time: {@link Unfinished#queueDue} queues it again, and takes the reason away. What was
     * read or given up meanwhile stays as it is.
     */
    public void waits(String merchant, UUID id, String reason) {
        database.sql("""
                        update receipt set reason = :reason
                        where merchant = :merchant and id = :id and status = 'RECEIVED'""")
                .param("reason", reason)
                .param("merchant", merchant)
                .param("id", id)
                .update();
    }

    /**
     * The same.
     *
     * @param supplier as whose word it is read; until it is, no silence of his counts, and nobody else's is held up
     */
    public void waits(String merchant, UUID id, String reason, String supplier) {
        transaction.executeWithoutResult(status -> {
            waits(merchant, id, reason);
            database.sql("""
                            update receipt
                            set attributes = attributes || jsonb_build_object('fromSupplier', cast(:supplier as text))
                            where merchant = :merchant and id = :id and status = 'RECEIVED'""")
                    .param("supplier", supplier)
                    .param("merchant", merchant)
                    .param("id", id)
                    .update();
        });
    }

    /** A person must look; opens one question in the review queue, however often it is called. */
    public void markReview(String merchant, UUID id, String reasonClass, String reason) {
        transaction.executeWithoutResult(status -> {
            mark(merchant, id, Status.REVIEW, reason);
            ask(merchant, id, reasonClass, reason);
        });
    }

    /** Tried too often; opens one question in the review queue. */
    public void markParked(String merchant, UUID id, String reason) {
        transaction.executeWithoutResult(status -> {
            mark(merchant, id, Status.PARKED, reason);
            ask(merchant, id, "PARKED", reason);
        });
    }

    /** Puts it in the reading queue again, as an operator's replay does. */
    public void readAgain(String merchant, UUID id) {
        transaction.executeWithoutResult(status -> {
            database.sql("""
                            update receipt set attempts = 0, attributes = attributes - 'fromSupplier'
                            where merchant = :merchant and id = :id""").param("merchant", merchant).param("id", id).update();
            mark(merchant, id, Status.RECEIVED, null);
            String channel = find(merchant, id).orElseThrow().channel();
            outbox.send(merchant, queue(channel), id.toString(), id.toString());
        });
    }

    private Kept keepNow(NewReceipt received, String sha256) {
        String key = dedupeKey(received, sha256);
        Optional<UUID> known = rows.countCopy(received, key, sha256);
        if (known.isPresent()) {
            return new Kept(known.get(), true);
        }
        boolean contradicts = received.family().equals(MAIL) && rows.sourceIdHasOtherContent(received, sha256);
        UUID id = UUID.randomUUID();
        FreshKey dataKey = vault.freshKey(received.merchant());
        if (!rows.insert(received, id, key, sha256, dataKey, firstStatus(received))) {
            vault.discard(dataKey.id()); // somebody else was a moment faster
            return new Kept(rows.countCopy(received, key, sha256).orElseThrow(), true);
        }
        if (contradicts) {
            markReview(received.merchant(), id, "CONTRADICTION", "another mail with this Message-ID has other content");
        } else if (received.parentId() == null) {
            outbox.send(received.merchant(), queue(received.channel()), id.toString(), id.toString());
        }
        return new Kept(id, false);
    }

    private static Status firstStatus(NewReceipt received) {
        return received.parentId() == null ? Status.RECEIVED : Status.READ;
    }

    private static String dedupeKey(NewReceipt received, String sha256) {
        if (received.dedupeKey() != null) {
            return received.dedupeKey();
        }
        return switch (received.family()) {
            case SFTP, FOLDER -> sha256;
            case MAIL -> received.sourceId() + "/" + sha256;
            default -> received.sourceId();
        };
    }

    private void mark(String merchant, UUID id, Status status, String reason) {
        database.sql("update receipt set status = :status, reason = :reason where merchant = :merchant and id = :id")
                .param("status", status.name())
                .param("reason", reason)
                .param("merchant", merchant)
                .param("id", id)
                .update();
    }

    private void ask(String merchant, UUID id, String reasonClass, String reason) {
        reviews.open(merchant, "receipt/" + id, id, null, reasonClass, reason, List.of(), clock.instant());
    }

    private static String queue(String channel) {
        int colon = channel.indexOf(':');
        return "in." + (colon < 0 ? channel : channel.substring(0, colon));
    }
}
