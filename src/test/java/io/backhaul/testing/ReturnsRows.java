package io.backhaul.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows as the core would store them, written by hand for tests of what reads them. */
public final class ReturnsRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String merchant;

    public ReturnsRows(TestDatabase database, String merchant) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.merchant = merchant;
    }

    /** A case with a ready-made summary as JSON. */
    public UUID returnCase(String orderName, String status, Instant openedAt, String summary) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into return_case (merchant, id, store, order_name, status, version, policy_hash, policy, summary, opened_at, closed_at)
                        values (?, ?, 'demo', ?, ?, 3, 'h', '{}', ?::jsonb, ?, ?)
                        """)
                .params(merchant, id, orderName, status, summary, utc(openedAt))
                .param(status.equals("CLOSED") ? utc(openedAt.plusSeconds(86_400)) : null)
                .update();
        return id;
    }

    public void reference(UUID caseId, String type, String value, String supplier) {
        jdbc.sql("insert into reference (merchant, type, value, case_id, supplier) values (?, ?, ?, ?, ?)")
                .params(merchant, type, value, caseId, supplier)
                .update();
    }

    /** A key a person taught with a message; its id. */
    public UUID learnedKey(UUID caseId, String supplier, String type, String value, UUID messageId) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into learned_key (merchant, id, supplier, type, value, case_id, message_id, learned_by, learned_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'ann', ?)
                        """)
                .params(
                        merchant,
                        id,
                        supplier,
                        type,
                        value,
                        caseId,
                        messageId,
                        utc(Instant.parse("2026-10-02T08:00:00Z")))
                .update();
        return id;
    }

    public void deadline(UUID caseId, String kind, Instant at) {
        jdbc.sql("insert into deadline (merchant, case_id, kind, at, rule, state) values (?, ?, ?, ?, 'S193', 'OPEN')")
                .params(merchant, caseId, kind, utc(at))
                .update();
        jdbc.sql("update return_case set deadline_kind = ?, deadline_at = ? where merchant = ? and id = ?")
                .params(kind, utc(at), merchant, caseId)
                .update();
    }

    public UUID receipt(String channel, String sourceId, String status, String reason, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into receipt (merchant, id, channel, source_id, dedupe_key, topic, sha256, size, content_type, original, status, reason, received_at)
                        values (?, ?, ?, ?, ?, 'topic', 'abc', 3, 'text/plain', ''::bytea, ?, ?, ?)
                        """)
                .params(merchant, id, channel, sourceId, id.toString(), status)
                .param(reason)
                .param(utc(at))
                .update();
        return id;
    }

    /** A message; with a case it is also a fact of it. */
    public UUID message(
            UUID receipt, UUID caseId, String source, String sourceId, String kind, String body, Instant at) {
        return message(receipt, caseId, source, sourceId, kind, body, caseId == null ? "WAITING" : "APPLIED", at);
    }

    public UUID message(
            UUID receipt,
            UUID caseId,
            String source,
            String sourceId,
            String kind,
            String body,
            String status,
            Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into message (merchant, id, receipt_id, source, source_id, semantic_key, kind, body, status, case_id, received_at)
                        values (:merchant, :id, :receipt, :source, :sourceId, :id::text, :kind, :body::jsonb, :status, :caseId, :at)
                        """)
                .param("merchant", merchant)
                .param("id", id)
                .param("receipt", receipt)
                .param("source", source)
                .param("sourceId", sourceId)
                .param("kind", kind)
                .param("body", body)
                .param("status", status)
                .param("caseId", caseId)
                .param("at", utc(at))
                .update();
        if (status.equals("APPLIED")) {
            jdbc.sql("""
                            insert into fact (merchant, case_id, message_id, position)
                            select ?, ?, ?, count(*) from fact where merchant = ? and case_id = ?
                            """).params(merchant, caseId, id, merchant, caseId).update();
        }
        return id;
    }

    public void decision(UUID caseId, String rule, String outcome, String reason, Instant at) {
        jdbc.sql("""
                        insert into decision (merchant, case_id, key, at, rule, rule_version, policy_hash, outcome, reason)
                        values (?, ?, ?, ?, ?, 1, 'h', ?, ?)
                        """)
                .params(merchant, caseId, rule, utc(at), rule, outcome, reason)
                .update();
    }

    public void command(
            UUID caseId, String key, String kind, String destination, String status, Long minor, Instant at) {
        jdbc.sql("""
                        insert into command (merchant, key, case_id, kind, destination, status, payload, idempotency_key, amount, currency, attempts, planned_at)
                        values (:merchant, :key, :caseId, :kind, :destination, :status, '{}', :uuid, :minor::bigint, :currency, 1, :at)
                        """)
                .param("merchant", merchant)
                .param("key", key)
                .param("caseId", caseId)
                .param("kind", kind)
                .param("destination", destination)
                .param("status", status)
                .param("uuid", UUID.randomUUID())
                .param("minor", minor)
                .param("currency", minor == null ? null : "USD")
                .param("at", utc(at))
                .update();
    }

    public UUID review(UUID messageId, UUID caseId, String kind, String reasonClass, String reason, String candidates) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into review (merchant, id, key, message_id, case_id, kind, reason_class, reason, candidates, opened_at)
                        values (:merchant, :id, :id::text, :message, :caseId, :kind, :class, :reason, :candidates::jsonb, :at)
                        """)
                .param("merchant", merchant)
                .param("id", id)
                .param("message", messageId)
                .param("caseId", caseId)
                .param("kind", kind)
                .param("class", reasonClass)
                .param("reason", reason)
                .param("candidates", candidates)
                .param("at", utc(Instant.parse("2026-10-02T08:00:00Z")))
                .update();
        return id;
    }

    /** An entry of two lines: debit one account, credit another. */
    public long entry(UUID caseId, String event, String debit, String credit, long minor, Posting posting) {
        return transactions.execute(status -> {
            long id = jdbc.sql("""
                            insert into ledger_entry (merchant, key, case_id, at, event_type, reason, currency, supplier, reference)
                            values (:merchant, :key, :caseId, :at, :event, :reason, :currency, :supplier, :reference) returning id
                            """)
                    .param("merchant", merchant)
                    .param("key", posting.key())
                    .param("caseId", caseId)
                    .param("at", utc(posting.at()))
                    .param("event", event)
                    .param("reason", posting.reason())
                    .param("currency", posting.currency())
                    .param("supplier", posting.supplier())
                    .param("reference", posting.reference())
                    .query(Long.class)
                    .single();
            line(id, 1, debit, minor, 0);
            line(id, 2, credit, 0, minor);
            return id;
        });
    }

    private void line(long entry, int number, String account, long debit, long credit) {
        jdbc.sql(
                        "insert into ledger_line (merchant, entry_id, line_no, account, debit, credit) values (?, ?, ?, ?, ?, ?)")
                .params(merchant, entry, number, account, debit, credit)
                .update();
    }

    private static Object utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** What an entry says beside its amounts. */
    public record Posting(String key, Instant at, String reason, String currency, String supplier, String reference) {

        /** A posting of today in USD without supplier and reference. */
        public static Posting of(String reason) {
            return new Posting(
                    UUID.randomUUID().toString(), Instant.parse("2026-10-02T09:00:00Z"), reason, "USD", "", null);
        }

        public Posting supplier(String name) {
            return new Posting(key, at, reason, currency, name, reference);
        }

        public Posting reference(String value) {
            return new Posting(key, at, reason, currency, supplier, value);
        }

        public Posting currency(String code) {
            return new Posting(key, at, reason, code, supplier, reference);
        }

        public Posting at(Instant time) {
            return new Posting(key, time, reason, currency, supplier, reference);
        }
    }
}
