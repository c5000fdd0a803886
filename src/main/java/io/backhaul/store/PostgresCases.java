package io.backhaul.store;

import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.correlation.LearnedKey;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.RefundLimits;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.port.Cases;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases in PostgreSQL. Locks are taken in one order everywhere: references, case row, payment rows. */
public final class PostgresCases implements Cases {

    private final JdbcClient db;
    private final CaseWriter writer;
    private final PaymentRows payments;
    private final CorrelationRows correlation;
    private final WaitingRows waiting;
    private final BiFunction<String, OrderSnapshot, Terms> terms;
    private final Function<String, RefundLimits> limits;

    /** Of merchants who limit no refunds. */
    public PostgresCases(JdbcClient db, Outbox outbox, BiFunction<String, OrderSnapshot, Terms> terms) {
        this(db, outbox, terms, merchant -> RefundLimits.NONE);
    }

    /**
     * @param terms the terms in force now for a merchant's order
     * @param limits a merchant's limits in force now
     */
    public PostgresCases(
            JdbcClient db,
            Outbox outbox,
            BiFunction<String, OrderSnapshot, Terms> terms,
            Function<String, RefundLimits> limits) {
        this.limits = limits;
        this.db = db;
        this.payments = new PaymentRows(db);
        this.correlation = new CorrelationRows(db);
        this.waiting = new WaitingRows(db, outbox);
        this.writer = new CaseWriter(db, outbox, payments, correlation, waiting);
        this.terms = terms;
    }

    @Override
    public void lock(String merchant, List<Reference> sorted) {
        for (Reference r : sorted) {
            db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param(merchant + "|" + r.type() + "|" + r.value())
                    .query((rs, row) -> 0)
                    .list();
        }
    }

    @Override
    public List<Candidate> candidates(String merchant, List<Reference> references) {
        record Hit(UUID caseId, Reference reference) {}
        List<Hit> hits = new ArrayList<>();
        for (Reference r : references) {
            hits.addAll(hits(merchant, r).stream().map(id -> new Hit(id, r)).toList());
        }
        return hits.stream().collect(Collectors.groupingBy(Hit::caseId)).entrySet().stream()
                .map(e -> candidate(
                        merchant,
                        e.getKey(),
                        e.getValue().stream().map(Hit::reference).collect(Collectors.toSet())))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<UUID> hits(String merchant, Reference r) {
        if (r.type() == Reference.Type.CASE) {
            return List.of(UUID.fromString(r.value()));
        }
        return db.sql("select distinct case_id from reference where merchant = ? and type = ? and value = ?")
                .params(merchant, r.type().name(), r.value())
                .query(UUID.class)
                .list();
    }

    private Optional<Candidate> candidate(String merchant, UUID caseId, Set<Reference> matched) {
        return db.sql("""
                        select order_name, status, array(select l ->> 'supplier' from jsonb_array_elements(summary -> 'legs') l) suppliers
                        from return_case where merchant = ? and id = ?""")
                .params(merchant, caseId)
                .query((rs, row) -> new Candidate(
                        caseId,
                        rs.getString("order_name"),
                        !"CLOSED".equals(rs.getString("status")),
                        Set.of((String[]) rs.getArray("suppliers").getArray()),
                        matched))
                .optional();
    }

    @Override
    public List<Candidate> learned(String merchant, String supplier, List<Reference> references) {
        return correlation.learned(merchant, supplier, references).entrySet().stream()
                .map(e -> candidate(merchant, e.getKey(), e.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void learn(String merchant, LearnedKey key) {
        correlation.learn(merchant, key);
        waiting.wake(merchant, key.key(), key.at());
    }

    @Override
    public List<Sketch> sketches(String merchant, Collection<UUID> cases) {
        return correlation.sketches(merchant, cases);
    }

    @Override
    public List<Sketch> lookalikes(String merchant, Set<String> probes) {
        return correlation.lookalikes(merchant, probes);
    }

    @Override
    public Optional<Stored> load(String merchant, UUID caseId) {
        return db.sql("select version, policy from return_case where merchant = ? and id = ? for update")
                .params(merchant, caseId)
                .query((rs, row) -> stored(merchant, caseId, rs.getLong("version"), rs.getString("policy")))
                .optional();
    }

    /** The case as it is now, without any lock: for carrying out its commands and for showing it. */
    public Optional<ReturnCase> view(String merchant, UUID caseId) {
        return db.sql("select version, policy from return_case where merchant = ? and id = ?")
                .params(merchant, caseId)
                .query((rs, row) -> unlocked(merchant, caseId, rs.getString("policy")))
                .optional();
    }

    /** The whole case as it is now, without any lock: for working out what would happen, never for writing. */
    public Optional<Stored> peek(String merchant, UUID caseId) {
        return db.sql("select version, policy from return_case where merchant = ? and id = ?")
                .params(merchant, caseId)
                .query((rs, row) -> peeked(merchant, caseId, rs.getLong("version"), rs.getString("policy")))
                .optional();
    }

    private Stored peeked(String merchant, UUID caseId, long version, String policy) {
        List<ReturnMessage> facts = facts(merchant, caseId);
        Map<String, PaymentState> states =
                facts.isEmpty() ? Map.of() : payments.seen(merchant, PaymentRows.references(order(facts)));
        return new Stored(caseId, version, StoredJson.read(policy, Terms.class), facts, made(merchant, caseId), states);
    }

    private ReturnCase unlocked(String merchant, UUID caseId, String policy) {
        return new ReturnCase(
                caseId,
                merchant,
                StoredJson.read(policy, Terms.class),
                facts(merchant, caseId),
                made(merchant, caseId),
                Map.of());
    }

    private Stored stored(String merchant, UUID caseId, long version, String policy) {
        List<ReturnMessage> facts = facts(merchant, caseId);
        return new Stored(
                caseId,
                version,
                StoredJson.read(policy, Terms.class),
                facts,
                made(merchant, caseId),
                payments(merchant, order(facts)));
    }

    private List<ReturnMessage> facts(String merchant, UUID caseId) {
        return db.sql("""
                        select m.body from fact f join message m on m.merchant = f.merchant and m.id = f.message_id
                        where f.merchant = ? and f.case_id = ? order by f.position""")
                .params(merchant, caseId)
                .query((rs, row) -> StoredJson.message(rs.getString("body")))
                .list();
    }

    private List<Made> made(String merchant, UUID caseId) {
        return db.sql("select * from decision where merchant = ? and case_id = ? order by at, key")
                .params(merchant, caseId)
                .query((rs, row) -> DecisionRows.made(rs))
                .list();
    }

    private static OrderSnapshot order(List<ReturnMessage> facts) {
        return facts.stream()
                .filter(ReturnRequested.class::isInstance)
                .map(m -> ((ReturnRequested) m).order())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Map<String, PaymentState> payments(String merchant, OrderSnapshot order) {
        return payments.locked(merchant, PaymentRows.references(order));
    }

    @Override
    public Terms termsFor(String merchant, OrderSnapshot order) {
        Terms agreed = terms.apply(merchant, order);
        return agreed.knowing(new SupplierAddresses(db).beside(agreed.addresses(), merchant));
    }

    @Override
    public void notePayments(String merchant, OrderSnapshot order) {
        payments.note(merchant, order);
    }

    @Override
    public Map<String, Money> exposure(String merchant, String supplier) {
        return new SupplierDebts(db).owed(merchant, supplier);
    }

    @Override
    public RefundLimits limits(String merchant) {
        return limits.apply(merchant);
    }

    @Override
    public Money ordered(String merchant, String currency, Instant from, Instant to) {
        return payments.orderedAlone(merchant, currency, from, to);
    }

    @Override
    public void noteOutsideRefund(String merchant, RefundMadeElsewhere refund) {
        payments.noteOutside(merchant, refund);
    }

    @Override
    public void noteDispute(String merchant, PaymentDisputed dispute) {
        new DisputeRows(db).note(merchant, dispute);
    }

    @Override
    public void save(String merchant, Change change) {
        writer.write(merchant, change);
    }
}
