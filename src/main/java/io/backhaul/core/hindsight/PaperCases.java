package io.backhaul.core.hindsight;

import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.correlation.LearnedKey;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.decision.Command;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.RefundLimits;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.port.Cases;
import io.backhaul.core.port.RefundBudget;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Disputes;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The stored cases with a sheet of paper over them: what is saved is written on the paper and seen by what follows, the store
 * below is only read.
 */
public final class PaperCases implements Cases {

    /** What is read of the store below; nothing here may lock or write. */
    public interface Store extends RefundBudget {

        List<Candidate> candidates(String merchant, List<Reference> references);

        List<Candidate> learned(String merchant, String supplier, List<Reference> references);

        List<Sketch> sketches(String merchant, Collection<UUID> cases);

        List<Sketch> lookalikes(String merchant, Set<String> probes);

        Optional<Stored> load(String merchant, UUID caseId);

        Map<String, Money> exposure(String merchant, String supplier);

        Terms termsFor(String merchant, OrderSnapshot order);

        /** The order's payments as they stand; those never seen are left out. */
        Map<String, PaymentState> payments(String merchant, OrderSnapshot order);

        /** True when this refund made outside the hub is counted on its payment already. */
        boolean counts(String merchant, RefundMadeElsewhere refund);
    }

    /** A saved change and the case as it was before. */
    public record Saved(Optional<Stored> before, Change change) {}

    private record Sheet(Stored stored, ReturnCase decided, CaseStatus status) {}

    private final Store store;
    private final Map<UUID, Sheet> sheets = new LinkedHashMap<>();
    private final Map<Reference, Set<UUID>> learned = new HashMap<>();
    private final Map<String, PaymentState> payments = new HashMap<>();
    private final Set<String> outside = new HashSet<>();
    private Optional<Stored> loaded = Optional.empty();
    private Saved saved;

    public PaperCases(Store store) {
        this.store = store;
    }

    /** What was saved since this was last asked; empty when nothing was. */
    public Optional<Saved> takeSaved() {
        Optional<Saved> last = Optional.ofNullable(saved);
        saved = null;
        return last;
    }

    @Override
    public void lock(String merchant, List<Reference> sorted) {
        // nobody else writes on this paper
    }

    @Override
    public List<Candidate> candidates(String merchant, List<Reference> references) {
        Map<UUID, Candidate> found = new LinkedHashMap<>();
        store.candidates(merchant, references).forEach(c -> found.put(c.caseId(), c));
        for (Map.Entry<UUID, Sheet> sheet : sheets.entrySet()) {
            Set<Reference> matched = references.stream()
                    .filter(r -> learned.getOrDefault(r, Set.of()).contains(sheet.getKey()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Candidate below = found.get(sheet.getKey());
            matched.addAll(below == null ? Set.of() : below.matched());
            if (!matched.isEmpty()) {
                found.put(sheet.getKey(), candidate(sheet.getKey(), sheet.getValue(), matched));
            }
        }
        return List.copyOf(found.values());
    }

    private static Candidate candidate(UUID id, Sheet sheet, Set<Reference> matched) {
        Set<String> suppliers =
                sheet.decided().legs().stream().map(Leg::supplier).collect(Collectors.toSet());
        String order = sheet.decided().request().order().orderName();
        return new Candidate(id, order, sheet.status() != CaseStatus.CLOSED, suppliers, matched);
    }

    @Override
    public List<Candidate> learned(String merchant, String supplier, List<Reference> references) {
        return store.learned(merchant, supplier, references);
    }

    @Override
    public void learn(String merchant, LearnedKey key) {
        // a key is taught by a person's assignment, never by a message
    }

    /** As they are in the store: what the paper says of them is not compared. */
    @Override
    public List<Sketch> sketches(String merchant, Collection<UUID> cases) {
        return store.sketches(merchant, cases);
    }

    @Override
    public List<Sketch> lookalikes(String merchant, Set<String> probes) {
        return store.lookalikes(merchant, probes);
    }

    @Override
    public Map<String, Money> exposure(String merchant, String supplier) {
        return store.exposure(merchant, supplier);
    }

    @Override
    public Optional<Stored> load(String merchant, UUID caseId) {
        Sheet sheet = sheets.get(caseId);
        Optional<Stored> below = sheet == null ? store.load(merchant, caseId) : Optional.of(sheet.stored());
        loaded = below.map(s -> new Stored(s.id(), s.version(), s.terms(), s.facts(), s.made(), onPaper(s.payments())));
        return loaded;
    }

    @Override
    public Terms termsFor(String merchant, OrderSnapshot order) {
        return store.termsFor(merchant, order);
    }

    @Override
    public RefundLimits limits(String merchant) {
        return store.limits(merchant);
    }

    /** What this paper orders itself is not counted: a plan of many messages may show more than one day's room. */
    @Override
    public Money ordered(String merchant, String currency, Instant from, Instant to) {
        return store.ordered(merchant, currency, from, to);
    }

    @Override
    public void notePayments(String merchant, OrderSnapshot order) {
        // what was captured is read from the order itself when a case asks for its payments
    }

    @Override
    public Map<String, PaymentState> payments(String merchant, OrderSnapshot order) {
        Map<String, PaymentState> states = Paid.captured(order);
        states.putAll(store.payments(merchant, order));
        return onPaper(states);
    }

    private Map<String, PaymentState> onPaper(Map<String, PaymentState> below) {
        Map<String, PaymentState> states = new LinkedHashMap<>(below);
        states.replaceAll((reference, state) -> payments.getOrDefault(reference, state));
        return states;
    }

    /** A failed one frees nothing on paper: at worst the plan shows a question where there would be a refund. */
    @Override
    public void noteOutsideRefund(String merchant, RefundMadeElsewhere refund) {
        String payment = refund.envelope().reference(Reference.Type.PAYMENT);
        if (payment == null || refund.failed() || store.counts(merchant, refund) || !outside.add(refund.refundId())) {
            return;
        }
        loaded.map(Stored::payments).map(p -> p.get(payment)).ifPresent(p -> {
            Money total = p.outsideRefunds().plus(refund.amount());
            boolean frozen = p.frozen() || total.plus(p.hubRefunds()).compareTo(p.captured()) > 0;
            payments.put(payment, p.refunded(p.hubRefunds(), total, frozen));
        });
    }

    /** What the loaded case knew of it is counted already; what only the payment knew at worst shows a question too many. */
    @Override
    public void noteDispute(String merchant, PaymentDisputed dispute) {
        loaded.ifPresent(s -> dispute.payments().stream()
                .filter(s.payments()::containsKey)
                .forEach(payment ->
                        payments.put(payment, disputed(s, s.payments().get(payment), dispute))));
    }

    private static PaymentState disputed(Stored s, PaymentState p, PaymentDisputed dispute) {
        List<PaymentDisputed> said = s.facts().stream()
                .filter(PaymentDisputed.class::isInstance)
                .map(PaymentDisputed.class::cast)
                .collect(Collectors.toCollection(ArrayList::new));
        String currency = p.captured().currency();
        Money before = Disputes.of(said).lost(currency);
        said.add(dispute);
        Disputes after = Disputes.of(said);
        Money lost = p.lost().minus(before).plus(after.lost(currency));
        return p.disputed(after.isOpen(), lost, p.frozen() || after.lostForeign(currency));
    }

    @Override
    public void save(String merchant, Change change) {
        ReturnCase c = change.decided();
        Optional<Stored> before = loaded.filter(s -> s.id().equals(c.id()));
        saved = new Saved(before, change);
        Map<String, PaymentState> states = before.map(Stored::payments)
                .orElseGet(() -> payments(merchant, c.request().order()));
        states = recount(c, before.orElse(null), states);
        payments.putAll(states);
        List<ReturnMessage> facts = new ArrayList<>(before.map(Stored::facts).orElse(List.of()));
        facts.add(change.fact());
        long version = before.map(Stored::version).orElse(0L) + 1;
        Stored stored = new Stored(c.id(), version, c.terms(), facts, List.copyOf(c.made()), states);
        sheets.put(c.id(), new Sheet(stored, c, change.status()));
        change.learned()
                .keySet()
                .forEach(r -> learned.computeIfAbsent(r, k -> new HashSet<>()).add(c.id()));
    }

    /** What the change added to (or, by a failure, took from) the hub's refunds on each payment. */
    private static Map<String, PaymentState> recount(ReturnCase c, Stored before, Map<String, PaymentState> states) {
        ReturnCase was = before == null || before.facts().isEmpty()
                ? null
                : new ReturnCase(c.id(), c.merchant(), c.terms(), before.facts(), before.made(), states);
        Map<String, PaymentState> counted = new LinkedHashMap<>(states);
        c.commands(Command.Kind.REFUND).map(Command::payment).distinct().forEach(payment -> {
            counted.computeIfPresent(payment, (reference, p) -> {
                String currency = p.captured().currency();
                Money now = Paid.living(c, payment, currency);
                Money then = was == null ? Money.zero(currency) : Paid.living(was, payment, currency);
                Money hub = p.hubRefunds().plus(now).minus(then);
                return p.refunded(hub, p.outsideRefunds(), p.frozen());
            });
        });
        counted.replaceAll((reference, p) -> p.chargedBack(p.chargedBack()
                .plus(Disputes.chargedBack(c.fresh(), reference, p.captured().currency()))));
        return counted;
    }
}
