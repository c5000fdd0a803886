package io.backhaul.store;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Canonical messages: kept once per semantic key, queued for the core, and marked with what became of them. */
public final class MessageRows {

    /** The core's one queue. */
    public static final String QUEUE = "core.return-messages";

    private final JdbcClient db;
    private final Outbox outbox;
    private final ReviewRows reviews;
    private final WaitingRows waiting;

    public MessageRows(JdbcClient db, Outbox outbox, ReviewRows reviews) {
        this.db = db;
        this.outbox = outbox;
        this.reviews = reviews;
        this.waiting = new WaitingRows(db, outbox);
    }

    /** A message as the core takes it. */
    public record Stored(ReturnMessage message, boolean trusted, UUID assignedCase, String status, int attempts) {}

    /**
     * Keeps what a delivery says, each message under the name that it was kept under where the delivery was read before. Answers
     * the messages under these names, in the order in which they are said.
     *
     * @throws JudgedOtherwise when that was decided upon while its sender was judged otherwise
     */
    public List<ReturnMessage> keepAll(
            UUID receiptId, String sourceId, List<ReturnMessage> said, boolean trusted, Instant now) {
        List<ReadAgain.Row> rows = new ReadAgain(db).of(receiptId, said, trusted, now);
        rows.stream().filter(row -> !row.known()).forEach(row -> keep(row.message(), receiptId, sourceId, trusted));
        return rows.stream().map(ReadAgain.Row::message).toList();
    }

    /**
     * Keeps a message and queues it. The same semantic key with the same content is a duplicate and is only noted; with other
     * content it contradicts what the source said before and goes to a person, once.
     *
     * @param receiptId the receipt it was read from; null when the hub itself made it
     */
    public void keep(ReturnMessage message, UUID receiptId, String sourceId, boolean trusted) {
        Envelope e = message.envelope();
        Optional<FirstSaid> before = saidBefore(e, receiptId);
        if (before.isEmpty() && insert(message, receiptId, sourceId, trusted, "RECEIVED", null) > 0) {
            outbox.send(e.merchant(), QUEUE, e.id().toString(), e.id().toString());
            return;
        }
        FirstSaid first = first(e, e.key())
                .or(() -> before)
                .orElseThrow(() -> new IllegalStateException(
                        "message " + e.id() + " was not kept, and nothing stands under its key " + e.key()));
        if (first.id().equals(e.id())) {
            return;
        }
        boolean again = Content.repeats(first.body(), message);
        boolean closed = VerdictKeys.isOne(e.key()) && first.status().equals("REJECTED");
        boolean same = again && !closed;
        int added = insert(message, receiptId, sourceId, trusted, same ? "DUPLICATE" : "REVIEW", first.id());
        if (added > 0 && !same) {
            ask(
                    message,
                    again
                            ? "says once more what a person did not take before: look again whether it holds now"
                            : "says something else than before under the same key " + e.key());
        }
    }

    private void ask(ReturnMessage message, String reason) {
        Envelope e = message.envelope();
        mark(e.merchant(), e.id(), "REVIEW", reason);
        reviews.open(
                e.merchant(), "message/" + e.id(), e.id(), null, "CONTRADICTION", reason, List.of(), e.receivedAt());
    }

    private record FirstSaid(UUID id, UUID receiptId, String body, String status) {}

    /** What another delivery said first under the heading of this further row: the row adds nothing to that by itself. */
    private Optional<FirstSaid> saidBefore(Envelope e, UUID receiptId) {
        return VerdictKeys.ofFurtherRow(e.key())
                .flatMap(heading -> first(e, heading))
                .filter(first -> !Objects.equals(first.receiptId(), receiptId));
    }

    private Optional<FirstSaid> first(Envelope e, String key) {
        return db.sql("""
                        select id, receipt_id, body, status from message
                        where merchant = ? and source = ? and semantic_key = ? and duplicate_of is null""")
                .params(e.merchant(), e.source(), key)
                .query(FirstSaid.class)
                .optional();
    }

    private int insert(
            ReturnMessage message, UUID receiptId, String sourceId, boolean trusted, String status, UUID duplicateOf) {
        Envelope e = message.envelope();
        return db.sql("""
                        insert into message (merchant, id, receipt_id, source, source_id, semantic_key, duplicate_of, kind, body,
                                             trusted, status, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing""")
                .params(
                        e.merchant(),
                        e.id(),
                        receiptId,
                        e.source(),
                        sourceId,
                        e.key(),
                        duplicateOf,
                        message.kind(),
                        body(message),
                        trusted,
                        status,
                        Timestamp.from(e.receivedAt()))
                .update();
    }

    /** Reads a message and locks its row until the transaction ends. */
    public Optional<Stored> lock(String merchant, UUID id) {
        return db.sql(
                        "select body, trusted, case_id, status, attempts from message where merchant = ? and id = ? for update")
                .params(merchant, id)
                .query(MessageRows::stored)
                .optional();
    }

    static Stored stored(ResultSet rs, int row) throws SQLException {
        return new Stored(
                StoredJson.message(rs.getString("body")),
                rs.getBoolean("trusted"),
                rs.getObject("case_id", UUID.class),
                rs.getString("status"),
                rs.getInt("attempts"));
    }

    public void mark(String merchant, UUID id, String status, String reason) {
        db.sql("update message set status = ?, reason = ? where merchant = ? and id = ?")
                .params(status, reason, merchant, id)
                .update();
    }

    public void applied(String merchant, UUID id, UUID caseId) {
        db.sql("update message set status = 'APPLIED', reason = null, case_id = ? where merchant = ? and id = ?")
                .params(caseId, merchant, id)
                .update();
    }

    /** It waits until a case learns one of these keys. Must run under the keys' locks. */
    public void waiting(String merchant, UUID id, List<Reference> keys) {
        mark(merchant, id, "WAITING", "no return has " + keys.get(0).shown() + " yet");
        waiting.sits(merchant, id, keys);
    }

    /** A person must look, unless a case learns one of its keys before; then it runs under the keys' locks. */
    public void review(String merchant, UUID id, Handled.Review review, Instant now) {
        mark(merchant, id, "REVIEW", review.reason());
        reviews.open(
                merchant, "message/" + id, id, null, review.reasonClass(), review.reason(), review.candidates(), now);
        waiting.sits(merchant, id, review.keys());
    }

    /** Its parts are messages of their own, from the same receipt, each queued for its own case. */
    public void split(String merchant, UUID id, List<ReturnMessage> parts) {
        for (ReturnMessage part : parts) {
            Envelope e = part.envelope();
            db.sql("""
                            insert into message (merchant, id, receipt_id, source, source_id, semantic_key, kind, body, trusted,
                                                 status, received_at)
                            select merchant, ?, receipt_id, source, source_id, ?, ?, ?::jsonb, trusted, 'RECEIVED', received_at
                            from message where merchant = ? and id = ? on conflict do nothing""")
                    .params(e.id(), e.key(), part.kind(), body(part), merchant, id)
                    .update();
            outbox.send(merchant, QUEUE, e.id().toString(), e.id().toString());
        }
        mark(merchant, id, "APPLIED", "told to " + parts.size() + " returns, each its part");
    }

    private static String body(ReturnMessage message) {
        return StoredJson.write(io.backhaul.mapping.CanonicalJson.write(message));
    }

    /** Counts a failed try; the hub's own count decides what is poison, not the broker's. */
    public int failed(String merchant, UUID id, String reason) {
        return db.sql(
                        "update message set attempts = attempts + 1, reason = ? where merchant = ? and id = ? returning attempts")
                .params(reason, merchant, id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The delivery that it came in, where its sender was not believed and it can still be read. */
    public Optional<UUID> heldIn(String merchant, UUID id) {
        return db.sql("""
                        select r.id from message m join receipt r on r.merchant = m.merchant and r.id = m.receipt_id
                        join data_key k on k.id = r.data_key
                        where m.merchant = ? and m.id = ? and not m.trusted and r.status in ('READ', 'REVIEW', 'PARKED')""").params(merchant, id).query(UUID.class).optional();
    }

    /** Queues a message again. Where a person names its case, he also vouches for the sender. */
    public void requeue(String merchant, UUID id, UUID caseId) {
        db.sql("""
                        update message set status = 'RECEIVED', reason = null, attempts = 0,
                            trusted = trusted or cast(:case as uuid) is not null, case_id = coalesce(:case, case_id)
                        where merchant = :merchant and id = :id and status in ('REVIEW', 'PARKED', 'WAITING', 'SHADOW')""")
                .param("case", caseId)
                .param("merchant", merchant)
                .param("id", id)
                .update();
        outbox.send(merchant, QUEUE, id.toString(), id.toString());
    }
}
