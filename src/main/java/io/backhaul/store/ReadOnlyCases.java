package io.backhaul.store;

import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.hindsight.PaperCases;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.RefundLimits;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.PaymentState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored cases for whoever only looks: nothing is locked, nothing is written. */
public final class ReadOnlyCases implements PaperCases.Store {

    private final JdbcClient db;
    private final PostgresCases cases;
    private final PaymentRows payments;

    public ReadOnlyCases(JdbcClient db, PostgresCases cases) {
        this.db = db;
        this.cases = cases;
        this.payments = new PaymentRows(db);
    }

    @Override
    public List<Candidate> candidates(String merchant, List<Reference> references) {
        return cases.candidates(merchant, references);
    }

    @Override
    public List<Candidate> learned(String merchant, String supplier, List<Reference> references) {
        return cases.learned(merchant, supplier, references);
    }

    @Override
    public List<Sketch> sketches(String merchant, Collection<UUID> ids) {
        return cases.sketches(merchant, ids);
    }

    @Override
    public List<Sketch> lookalikes(String merchant, Set<String> probes) {
        return cases.lookalikes(merchant, probes);
    }

    @Override
    public Map<String, Money> exposure(String merchant, String supplier) {
        return cases.exposure(merchant, supplier);
    }

    @Override
    public RefundLimits limits(String merchant) {
        return cases.limits(merchant);
    }

    @Override
    public Money ordered(String merchant, String currency, Instant from, Instant to) {
        return payments.ordered(merchant, currency, from, to);
    }

    @Override
    public Optional<Stored> load(String merchant, UUID caseId) {
        return cases.peek(merchant, caseId);
    }

    @Override
    public Terms termsFor(String merchant, OrderSnapshot order) {
        return cases.termsFor(merchant, order);
    }

    @Override
    public Map<String, PaymentState> payments(String merchant, OrderSnapshot order) {
        return payments.seen(merchant, PaymentRows.references(order));
    }

    @Override
    public boolean counts(String merchant, RefundMadeElsewhere refund) {
        return db.sql("select count(*) from outside_refund where merchant = ? and payment = ? and refund_id = ?")
                        .params(merchant, refund.envelope().reference(Reference.Type.PAYMENT), refund.refundId())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** A message as it is kept. */
    public Optional<MessageRows.Stored> message(String merchant, UUID id) {
        return db.sql("select body, trusted, case_id, status, attempts from message where merchant = ? and id = ?")
                .params(merchant, id)
                .query(MessageRows::stored)
                .optional();
    }

    /** Ids of the messages with this status, oldest first. */
    public List<UUID> messages(String merchant, String status, int limit) {
        return db.sql("select id from message where merchant = ? and status = ? order by received_at, id limit ?")
                .params(merchant, status, limit)
                .query(UUID.class)
                .list();
    }

    /** How many messages have this status. */
    public long count(String merchant, String status) {
        return db.sql("select count(*) from message where merchant = ? and status = ?")
                .params(merchant, status)
                .query(Long.class)
                .single();
    }

    /** Whether its source said something under the same key before: the same (true), something else (false), or nothing. */
    public Optional<Boolean> saidBefore(ReturnMessage message) {
        return db.sql("""
                        select body from message
                        where merchant = ? and source = ? and semantic_key = ? and duplicate_of is null and id <> ?""")
                .params(
                        message.envelope().merchant(),
                        message.envelope().source(),
                        message.envelope().key(),
                        message.envelope().id())
                .query(String.class)
                .optional()
                .map(first -> Content.repeats(first, message));
    }
}
