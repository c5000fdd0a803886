package io.backhaul.store;

import io.backhaul.core.Uuid5;
import io.backhaul.core.correlation.Probes;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.money.Entry;
import io.backhaul.core.port.Cases.Change;
import io.backhaul.core.returns.ReturnCase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what applying one message changed; every statement meets a unique key, so writing it again changes nothing. */
final class CaseWriter {

    private final JdbcClient db;
    private final CorrelationRows correlation;
    private final WaitingRows waiting;
    private final PaymentRows payments;
    private final CommandPlan plan;

    CaseWriter(JdbcClient db, Outbox outbox, PaymentRows payments, CorrelationRows correlation, WaitingRows waiting) {
        this.db = db;
        this.correlation = correlation;
        this.waiting = waiting;
        this.payments = payments;
        this.plan = new CommandPlan(db, outbox);
    }

    void write(String merchant, Change change) {
        ReturnCase c = change.decided();
        Instant now = change.fact().envelope().receivedAt();
        UUID fact = change.fact().envelope().id();
        caseRow(merchant, change, now);
        db.sql("""
                        insert into fact (merchant, case_id, message_id, position)
                        select ?, ?, ?, version from return_case where merchant = ? and id = ? on conflict do nothing""").params(merchant, c.id(), fact, merchant, c.id()).update();
        for (Decision d : change.fresh()) {
            DecisionRows.insert(db, merchant, c.id(), fact, c.terms().hash(), d, now);
            d.commands().forEach(command -> plan.plan(merchant, c.id(), command, now));
        }
        plan.follow(merchant, c);
        new SupplierAddresses(db).note(c, now);
        c.commands(Command.Kind.REFUND)
                .map(Command::payment)
                .distinct()
                .sorted()
                .forEach(p -> payments.recount(merchant, p));
        if (change.fresh().stream().anyMatch(d -> d.outcome() == Decision.Outcome.CHARGED_BACK)) {
            PaymentRows.references(c.request().order()).forEach(p -> new DisputeRows(db).settled(merchant, p));
        }
        questions(merchant, c.id(), change.questions(), now);
        deadlines(merchant, c.id(), change.deadlines());
        change.entries().forEach(e -> post(merchant, c.id(), e, now));
        correlation.index(merchant, Sketch.of(c, change.status()));
        learn(merchant, change, now);
        bindPersonalData(merchant, c.id(), fact);
    }

    private void caseRow(String merchant, Change change, Instant now) {
        ReturnCase c = change.decided();
        Optional<Deadline> next = change.deadlines().stream().min(Comparator.comparing(Deadline::at));
        db.sql("""
                        insert into return_case (merchant, id, store, order_name, status, version, policy_hash, policy, summary,
                                                 opened_at, closed_at, deadline_kind, deadline_at)
                        values (?, ?, ?, ?, ?, 1, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                        on conflict (merchant, id) do update set status = excluded.status, version = return_case.version + 1,
                            summary = excluded.summary,
                            closed_at = case when excluded.closed_at is null then null
                                             else coalesce(return_case.closed_at, excluded.closed_at) end,
                            deadline_kind = excluded.deadline_kind, deadline_at = excluded.deadline_at""")
                .param(merchant)
                .param(c.id())
                .param(c.request().order().store())
                .param(c.request().order().orderName())
                .param(change.status().name())
                .param(c.terms().hash())
                .param(StoredJson.write(c.terms()))
                .param(StoredJson.write(CaseSummary.of(change)))
                .param(Timestamp.from(now))
                .param(change.status() == io.backhaul.core.returns.CaseStatus.CLOSED ? Timestamp.from(now) : null)
                .param(next.map(Deadline::kind).orElse(null))
                .param(next.map(d -> Timestamp.from(d.at())).orElse(null))
                .update();
    }

    /** Opens questions not open yet and closes those their rule no longer asks. */
    private void questions(String merchant, UUID caseId, List<Decision> questions, Instant now) {
        List<String> keys = questions.stream().map(q -> caseId + "/" + q.key()).toList();
        db.sql("""
                        update review set resolved_at = ?, resolved_by = 'hub', resolution = 'answered by what happened since'
                        where merchant = ? and case_id = ? and message_id is null and resolved_at is null
                          and starts_with(key, ?) and not (key = any (?))""")
                .params(Timestamp.from(now), merchant, caseId, caseId + "/", keys.toArray(String[]::new))
                .update();
        for (Decision q : questions) {
            String key = caseId + "/" + q.key();
            db.sql("""
                            insert into review (merchant, id, key, case_id, kind, reason_class, reason, opened_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(
                            merchant,
                            Uuid5.of(merchant + key + now),
                            key,
                            caseId,
                            q.outcome().name(),
                            q.rule(),
                            q.reason(),
                            Timestamp.from(now))
                    .update();
        }
    }

    private void deadlines(String merchant, UUID caseId, List<Deadline> running) {
        db.sql("update deadline set state = 'CANCELLED' where merchant = ? and case_id = ? and state = 'OPEN'")
                .params(merchant, caseId)
                .update();
        for (Deadline d : running) {
            db.sql("""
                            insert into deadline (merchant, case_id, kind, supplier, at, rule, channel, state)
                            values (?, ?, ?, ?, ?, ?, ?, 'OPEN')
                            on conflict (merchant, case_id, kind, supplier, at) do update set state = 'OPEN'
                            where deadline.state = 'CANCELLED'""")
                    .params(merchant, caseId, d.kind(), leg(d), Timestamp.from(d.at()), d.rule(), d.channel())
                    .update();
        }
    }

    private static String leg(Deadline d) {
        return d.supplier() == null ? "" : d.supplier();
    }

    private void post(String merchant, UUID caseId, Entry e, Instant now) {
        Optional<Long> id = db.sql("""
                        insert into ledger_entry (merchant, key, case_id, at, event_type, reason, currency, supplier, reference)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (merchant, key) do nothing returning id""")
                .params(
                        merchant,
                        e.key(),
                        caseId,
                        Timestamp.from(now),
                        e.event().name(),
                        e.reason(),
                        e.currency(),
                        e.supplier() == null ? "" : e.supplier(),
                        e.reference())
                .query(Long.class)
                .optional();
        id.ifPresent(entry -> {
            int line = 0;
            for (Entry.Posting p : e.lines()) {
                db.sql(
                                "insert into ledger_line (merchant, entry_id, line_no, account, debit, credit) values (?, ?, ?, ?, ?, ?)")
                        .params(
                                merchant,
                                entry,
                                ++line,
                                p.account(),
                                p.debit().minor(),
                                p.credit().minor())
                        .update();
            }
        });
    }

    /** Adds keys, and wakes every message that waits for one of them or for one written like a new one, in this transaction. */
    private void learn(String merchant, Change change, Instant now) {
        UUID caseId = change.decided().id();
        change.learned().forEach((reference, supplier) -> {
            int fresh = db.sql(
                            "insert into reference (merchant, type, value, case_id, supplier) values (?, ?, ?, ?, ?) on conflict do nothing")
                    .params(merchant, reference.type().name(), reference.value(), caseId, supplier)
                    .update();
            waiting.wake(merchant, reference, now);
            if (fresh > 0) {
                Probes.spelled(List.of(reference)).forEach(spelled -> waiting.wake(merchant, spelled, now));
            }
        });
    }

    /** The receipt's key becomes the case's, so that erasing the case erases every original that belongs to it. */
    private void bindPersonalData(String merchant, UUID caseId, UUID messageId) {
        db.sql("""
                        update data_key k set case_id = case when k.case_id is null or k.case_id = :case then :case else :shared end
                        where k.merchant = :merchant and k.id in (
                            select r.data_key from message m join receipt r on r.merchant = m.merchant
                                and (r.id = m.receipt_id or r.parent_id = m.receipt_id)
                            where m.merchant = :merchant and m.id = :message
                            union select a.data_key from message m join attachment a on a.merchant = m.merchant
                                and a.receipt_id = m.receipt_id
                            where m.merchant = :merchant and m.id = :message)""")
                .param("case", caseId)
                .param("shared", Vault.SHARED)
                .param("merchant", merchant)
                .param("message", messageId)
                .update();
        db.sql("""
                        update attachment set case_id = ? where merchant = ? and case_id is null and receipt_id = (
                            select receipt_id from message where merchant = ? and id = ?)""").params(caseId, merchant, merchant, messageId).update();
    }
}
