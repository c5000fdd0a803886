package io.backhaul.core.returns;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.RefundLimits;
import io.backhaul.core.policy.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One consumer return on one order of one merchant: a pure fold over the set of its facts and the decisions made so far.
 *
 * <p>Nothing here reads arrival order or a clock; folding any permutation or duplication of the same facts gives the same
 * case. It always holds at least one {@link ReturnRequested}.
 */
public final class ReturnCase {

    private final UUID id;
    private final String merchant;
    private final Terms terms;
    private final Facts facts;
    private final Decided made;
    private final Refunds refunds;
    private final Map<String, PaymentState> payments;
    private final ReturnRequested request;
    private final Legs legs;
    private final int stored;
    private final Surroundings around;

    public ReturnCase(
            UUID id,
            String merchant,
            Terms terms,
            Collection<? extends ReturnMessage> facts,
            List<Made> made,
            Map<String, PaymentState> payments) {
        this(id, merchant, terms, new Facts(facts), new Decided(made), payments, made.size(), Surroundings.NONE, null);
    }

    /** @param folded the legs when they are known to be the same; null to fold them */
    private ReturnCase(
            UUID id,
            String merchant,
            Terms terms,
            Facts facts,
            Decided made,
            Map<String, PaymentState> payments,
            int stored,
            Surroundings around,
            Legs folded) {
        this.id = id;
        this.around = around;
        this.stored = stored;
        this.merchant = merchant;
        this.terms = terms;
        this.facts = facts;
        this.made = made;
        this.refunds = new Refunds(facts, made);
        this.payments = Map.copyOf(payments);
        this.request = facts.all(ReturnRequested.class).stream()
                .min(Comparator.comparing((ReturnRequested r) -> r.envelope().sequence())
                        .thenComparing(r -> r.envelope().id()))
                .orElseThrow(() -> new IllegalArgumentException("case " + id + " has no return request"));
        this.legs = folded == null ? Legs.fold(facts, made, terms, request) : folded;
    }

    /** The same case seen with these payments; what was folded does not depend on them. */
    public ReturnCase paidBy(Map<String, PaymentState> states) {
        return new ReturnCase(id, merchant, terms, facts, made, states, stored, around, legs);
    }

    /** The same case with these decisions made as well. */
    public ReturnCase deciding(List<Decision> decisions, Instant at) {
        List<Made> all = new ArrayList<>(made.all());
        decisions.forEach(d -> all.add(new Made(d, at)));
        Legs folded = decisions.stream().anyMatch(LegFold::reads) ? null : legs;
        return new ReturnCase(id, merchant, terms, facts, new Decided(all), payments, stored, around, folded);
    }

    /**
     * The same case knowing what its suppliers owe.
     *
     * @param owed by supplier and currency, over all cases of the merchant
     */
    public ReturnCase knowing(Map<String, Map<String, Money>> owed) {
        return new ReturnCase(id, merchant, terms, facts, made, payments, stored, around.owing(owed), legs);
    }

    /** What this supplier owes the merchant over all cases, as far as it was looked up (row S204). */
    public Money exposure(String supplier, String currency) {
        return around.exposure().getOrDefault(supplier, Map.of()).getOrDefault(currency, Money.zero(currency));
    }

    /**
     * The same case decided within these limits.
     *
     * @param today by currency: refunds ordered on this day over all cases; a currency that is missing was not counted
     * @param day the merchant's day, or null when nothing was counted
     */
    public ReturnCase within(RefundLimits limits, Map<String, Money> today, LocalDate day) {
        return new ReturnCase(
                id, merchant, terms, facts, made, payments, stored, around.within(limits, today, day), legs);
    }

    /** The merchant's limits in force (F53). */
    public RefundLimits limits() {
        return around.limits();
    }

    /** The merchant's day refunds were counted for; null when they were not. */
    public LocalDate day() {
        return around.day();
    }

    /** Refunds ordered today over all cases, those decided just now included; empty when nobody counted them. */
    public Optional<Money> orderedToday(String currency) {
        return Optional.ofNullable(around.orderedToday().get(currency))
                .map(m -> m.plus(fresh().flatMap(d -> d.commands().stream())
                        .map(Command::amount)
                        .filter(a -> a != null && a.currency().equals(currency))
                        .reduce(Money.zero(currency), Money::plus)));
    }

    /** Decisions made just now, which no payment's row counts yet. */
    public Stream<Decision> fresh() {
        return made.all().subList(stored, made.all().size()).stream().map(Made::decision);
    }

    public UUID id() {
        return id;
    }

    public String merchant() {
        return merchant;
    }

    public Terms terms() {
        return terms;
    }

    public Facts facts() {
        return facts;
    }

    public List<Made> made() {
        return made.all();
    }

    public ReturnRequested request() {
        return request;
    }

    public List<Leg> legs() {
        return legs.all();
    }

    public Leg leg(String supplier) {
        return legs.of(supplier);
    }

    /** What of the refunds made outside the hub counts for this leg. */
    public Money outsideShare(String supplier) {
        return legs.outside().get(supplier);
    }

    public Refunds refunds() {
        return refunds;
    }

    public Optional<PaymentState> payment(String reference) {
        return Optional.ofNullable(payments.get(reference));
    }

    /** Refunds decided just now, which the payment's row does not count yet. */
    public Money freshRefunds(String payment, String currency) {
        return fresh().flatMap(d -> d.commands().stream())
                .filter(c -> payment.equals(c.payment()))
                .map(Command::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** When the customer asked, by the store's word, never later than when we learned it. */
    public Instant requestedAt() {
        return Facts.occurred(request, Instant.MIN);
    }

    public String currency() {
        return request.lines().get(0).unitPrice().currency();
    }

    /** What the customer paid for everything he wants to return. */
    public Money requestedValue() {
        return request.lines().stream()
                .map(l -> l.unitPrice().times(l.quantity()))
                .reduce(Money.zero(currency()), Money::plus);
    }

    /** True when the return exists at a store we can call. */
    public boolean atStore() {
        return request.envelope().source().startsWith("shopify:");
    }

    public boolean has(Decision.Outcome outcome) {
        return !made.of(outcome).isEmpty();
    }

    /** True when the customer keeps this supplier's goods by decision. */
    public boolean keeps(String supplier) {
        return made.has(Decision.Outcome.KEEP, supplier);
    }

    /** What the customer of this leg could still be given back: paid, not replaced, not decided, not refunded elsewhere. */
    public Money refundable(Leg leg) {
        Money due = refunds().due(leg.supplier());
        Money zero = Money.zero(leg.currency());
        Money left = leg.value(l -> l.line().quantity() - l.replaced())
                .minus(due == null ? zero : due)
                .minus(refunds().fees(leg.supplier(), leg.currency()))
                .minus(outsideShare(leg.supplier()));
        return left.isPositive() ? left : zero;
    }

    /** What the carrier owes for this leg. */
    public CarrierClaim carrierClaim(Leg leg) {
        return CarrierClaim.of(facts, made, leg.supplier());
    }

    public Optional<Made> madeFor(String decisionKey) {
        return made.with(decisionKey);
    }

    /** True when a person has declined the whole return before anything came of it. */
    public boolean refused() {
        return madeFor("declined").isPresent();
    }

    /** Lines that no passport of the case's terms recognises: they have nobody to return to. */
    public List<Line> orphans() {
        return request.lines().stream().filter(l -> !Legs.placed(terms, l)).toList();
    }

    /** True when a person has acknowledged this question since it was first asked; one without a name answers all of them. */
    public boolean acknowledged(String question) {
        return Acknowledgement.given(facts, made, question);
    }

    public Stream<Command> commands(Command.Kind kind) {
        return made.commands(kind).stream();
    }

    /** The best known outcome of a command without money; empty while none is known. */
    public Optional<Outcome> outcome(String commandKey) {
        return facts.outcome(commandKey);
    }

    public boolean done(String commandKey) {
        return outcome(commandKey).filter(o -> o == Outcome.DONE).isPresent();
    }
}
