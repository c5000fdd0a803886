package io.backhaul.core.returns;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.message.RefundFailed;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The customer's money of a case: what was decided to be due, what the gateway says of each refund, and what others refunded.
 * Kinds are ranked, not ordered by arrival: failed outranks settled, settled outranks pending, anything outranks unknown.
 */
public final class Refunds {

    private static final String BY_HAND = "by-hand/";

    private final Facts facts;
    private final Decided made;

    Refunds(Facts facts, Decided made) {
        this.facts = facts;
        this.made = made;
    }

    /** True when this orders a refund or says that a person made one. */
    static boolean reads(Decision d) {
        return d.key().startsWith(BY_HAND) || d.commands().stream().anyMatch(c -> c.kind() == Command.Kind.REFUND);
    }

    /** What was decided to be due to the customer for this leg; null when nothing was. */
    public Money due(String supplier) {
        return decisions(supplier).map(Decision::amount).reduce(Money::plus).orElse(null);
    }

    /** What was deducted as fees from what is due for this leg. */
    public Money fees(String supplier, String currency) {
        return made.of(Decision.Outcome.FEE).stream()
                .filter(d -> supplier.equals(d.supplier()))
                .map(Decision::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    public StoreCredits storeCredits() {
        return new StoreCredits(made);
    }

    /** True when a person took this debt back because it was settled in a way the hub cannot see. */
    public boolean adjusted(String obligation) {
        return made.of(Decision.Outcome.ADJUSTED).stream()
                .anyMatch(d -> d.key().endsWith("/" + obligation) && d.key().startsWith("adjusted/"));
    }

    /** True while what no payment covered is settled unseen: no automatic refund may pay it again, a person's later order may. */
    public boolean settledUnseen(String supplier) {
        return made.all().stream()
                .filter(m -> m.decision().outcome() == Decision.Outcome.ADJUSTED)
                .filter(m -> m.decision().key().endsWith("/nothing-left:" + supplier))
                .anyMatch(m -> facts.operator(OperatorAction.REFUND, supplier).stream()
                        .noneMatch(o -> o.envelope().receivedAt().isAfter(m.at())));
    }

    /** How many obligations this leg already has: the next one's number. */
    public long obligations(String supplier) {
        return decisions(supplier).count();
    }

    /** All refund commands of the leg, also those that failed. */
    public List<Command> commands(String supplier) {
        return made.commands(Command.Kind.REFUND).stream()
                .filter(c -> supplier.equals(c.supplier()))
                .toList();
    }

    /** Where one refund command stands. */
    public CustomerMoney state(Command command) {
        String key = command.key();
        if (byHand(command).isPresent()) {
            return CustomerMoney.PAID;
        }
        List<RefundFailed> failed = failures(key);
        List<RefundSettled> settled = standing(key, failed);
        if (!failed.isEmpty() && settled.isEmpty()) {
            return failed.stream().anyMatch(f -> f.refundId() != null) ? CustomerMoney.FAILED : CustomerMoney.REJECTED;
        }
        if (settled.stream().anyMatch(s -> !s.pending())) {
            return CustomerMoney.PAID;
        }
        if (!settled.isEmpty()) {
            return CustomerMoney.PENDING;
        }
        return facts.outcome(key)
                .map(o -> o == Outcome.UNKNOWN ? CustomerMoney.UNKNOWN : CustomerMoney.NEEDS_REVIEW)
                .orElse(CustomerMoney.PLANNED);
    }

    /** What the gateway shows of this refund and has not taken back under the same id: it outranks a refusal that names none. */
    private List<RefundSettled> standing(String key, List<RefundFailed> failed) {
        return settled(key).stream()
                .filter(s -> failed.stream().noneMatch(f -> s.refundId().equals(f.refundId())))
                .toList();
    }

    /** True when this command is known never to move money (again), so that another may take its place. */
    public boolean failedForGood(Command command) {
        CustomerMoney state = state(command);
        return state == CustomerMoney.FAILED || state == CustomerMoney.REJECTED;
    }

    /** True when a person ordered a refund of this leg after its failure became known: an earlier order is no order to repeat. */
    public boolean orderedSinceFailure(Command failed) {
        return failures(failed.key()).stream()
                .map(f -> f.envelope().receivedAt())
                .max(Comparator.naturalOrder())
                .filter(known -> facts.operator(OperatorAction.REFUND, failed.supplier()).stream()
                        .anyMatch(o -> !o.envelope().receivedAt().isBefore(known)))
                .isPresent();
    }

    /** True when it was never made because the payment was disputed: it waits for the bank's decision, not for a person. */
    public boolean refusedForDispute(Command command) {
        return failedForGood(command) && failures(command.key()).stream().allMatch(RefundFailed::refusedForDispute);
    }

    /** True when the bank decided on a dispute after this refund had been refused for it: it may be tried again, once. */
    public boolean decidedSince(Command refused) {
        Instant known = failures(refused.key()).stream()
                .map(f -> f.envelope().receivedAt())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return refusedForDispute(refused)
                && disputes().all().stream()
                        .anyMatch(d -> d.isDecided() && !d.known().isBefore(known));
    }

    public Disputes disputes() {
        return Disputes.of(facts.all(PaymentDisputed.class));
    }

    /** What the customer's bank gave him of this refund or obligation. */
    public Money chargedBack(String what, String currency) {
        return made.of(Decision.Outcome.CHARGED_BACK).stream()
                .filter(d -> d.key().endsWith("/" + what))
                .map(Decision::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** What of a refund that failed for good the customer is still owed. */
    public Money stillOwed(Command failed) {
        return failed.amount().minus(chargedBack(failed.key(), failed.amount().currency()));
    }

    List<RefundSettled> settled(String key) {
        return facts.all(RefundSettled.class).stream()
                .filter(s -> s.commandKey().equals(key))
                .toList();
    }

    List<RefundFailed> failures(String key) {
        return facts.all(RefundFailed.class).stream()
                .filter(f -> f.commandKey().equals(key))
                .toList();
    }

    /** Refunds others made on the case's payments, each counted once, without those that failed. */
    public Money outside(String currency) {
        Map<String, RefundMadeElsewhere> byId = new HashMap<>();
        facts.all(RefundMadeElsewhere.class).forEach(r -> byId.merge(r.refundId(), r, (a, b) -> a.failed() ? a : b));
        return byId.values().stream()
                .filter(r -> !r.failed() && r.amount().currency().equals(currency))
                .map(RefundMadeElsewhere::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** The worst state among the refunds that still count; null when the leg has none. */
    CustomerMoney worst(String supplier) {
        Stream<CustomerMoney> refunds =
                commands(supplier).stream().filter(c -> !replaced(c)).map(this::counting);
        Stream<CustomerMoney> back = made.of(Decision.Outcome.CHARGED_BACK).stream()
                .filter(d -> supplier.equals(d.supplier()))
                .map(d -> CustomerMoney.PAID);
        Stream<CustomerMoney> credits = storeCredits().of(supplier).stream()
                .map(d -> storeCredits().isOpen(d) ? CustomerMoney.DUE : CustomerMoney.PAID);
        return Stream.of(refunds, back, credits)
                .flatMap(Function.identity())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Its own state, unless a person or a bank has settled it; what only waits for the bank is owed, not in trouble. */
    private CustomerMoney counting(Command command) {
        if (adjusted(command.key())
                || failedForGood(command) && !stillOwed(command).isPositive()) {
            return CustomerMoney.PAID;
        }
        return refusedForDispute(command) && disputes().isOpen() ? CustomerMoney.DUE : state(command);
    }

    /** A failed refund is replaced once a later generation of the same obligation exists. */
    public boolean replaced(Command command) {
        return failedForGood(command) && commands(command.supplier()).stream().anyMatch(c -> isNextOf(c, command));
    }

    private static boolean isNextOf(Command later, Command earlier) {
        String base = earlier.key().substring(0, earlier.key().lastIndexOf('/') + 1);
        return later.key().startsWith(base) && generation(later) > generation(earlier);
    }

    private static int generation(Command command) {
        return Integer.parseInt(command.key().substring(command.key().lastIndexOf('/') + 1));
    }

    /**
     * Refunds of the leg a person may enter as made by hand: those only he can make, those that failed for good, and those no
     * machine can tell the outcome of.
     */
    public List<Command> forHand(String supplier) {
        return commands(supplier).stream()
                .filter(c -> c.destination().equals(Command.MANUAL)
                        ? state(c) != CustomerMoney.PAID
                        : failedForGood(c) || state(c) == CustomerMoney.NEEDS_REVIEW)
                .filter(c -> !replaced(c) && !adjusted(c.key()) && stillOwed(c).isPositive())
                .toList();
    }

    /** The gateway's reference of a refund made by hand; empty while nobody has made it. */
    public Optional<String> byHand(Command command) {
        return facts.operator(OperatorAction.REFUND_DONE_BY_HAND, null).stream()
                .filter(d -> made.with(handKey(d, command)).isPresent())
                .map(OperatorDecided::reference)
                .findFirst();
    }

    /** Key of the decision that this person's word is about this refund: one entry never pays a later refund. */
    public static String handKey(OperatorDecided entered, Command command) {
        return handMark(entered) + command.key();
    }

    /** True when this person's word has been taken already. */
    public boolean taken(OperatorDecided entered) {
        return made.all().stream().anyMatch(m -> m.decision().key().startsWith(handMark(entered)));
    }

    /** True when the gateway says it paid what a person had settled before, with another reference: it was paid twice. */
    public boolean again(RefundSettled said) {
        return settledBefore(said) && !enteredByHand(said);
    }

    /** True when this is the very refund a person has entered already, by its reference. */
    public boolean enteredByHand(RefundSettled said) {
        return settledBefore(said)
                && facts.operator(OperatorAction.REFUND_DONE_BY_HAND, null).stream()
                        .filter(d -> said.refundId().equals(d.reference()))
                        .anyMatch(
                                d -> made.with(handMark(d) + said.commandKey()).isPresent());
    }

    private boolean settledBefore(RefundSettled said) {
        return made.all().stream()
                .filter(m -> !m.at().isAfter(said.envelope().receivedAt()))
                .map(m -> m.decision().key())
                .filter(key -> key.endsWith("/" + said.commandKey()))
                .anyMatch(key -> key.startsWith("by-hand/") || key.startsWith("adjusted/"));
    }

    private static String handMark(OperatorDecided entered) {
        return BY_HAND + entered.envelope().id() + "/";
    }

    private Stream<Decision> decisions(String supplier) {
        return Stream.of(Decision.Outcome.REFUND_DUE, Decision.Outcome.STORE_CREDIT_DUE)
                .flatMap(outcome -> made.of(outcome).stream())
                .filter(d -> supplier.equals(d.supplier()));
    }
}
