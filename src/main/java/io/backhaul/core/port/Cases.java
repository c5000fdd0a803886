package io.backhaul.core.port;

import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.correlation.LearnedKey;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Entry;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where return cases live. Every call runs inside the one transaction of the message being applied; locks are taken in one
 * order everywhere: references (sorted), case, payments.
 */
public interface Cases extends RefundBudget {

    /**
     * A case as stored, its row and its payments' rows locked.
     *
     * @param version rises with every fact; what an operator saw
     */
    record Stored(
            UUID id,
            long version,
            Terms terms,
            List<ReturnMessage> facts,
            List<Made> made,
            Map<String, PaymentState> payments) {}

    /**
     * Everything that applying one message changed.
     *
     * @param decided the case afterwards
     * @param fact the message that became a fact
     * @param fresh decisions made just now, whose commands are to be planned
     * @param questions everything a person must answer; questions no longer listed are answered
     * @param status the case's word for lists
     * @param deadlines deadlines that run now; others are cancelled
     * @param entries the whole ledger of the case; known keys are skipped
     * @param learned keys the case can be found by from now on, with the supplier they belong to
     */
    record Change(
            ReturnCase decided,
            ReturnMessage fact,
            List<Decision> fresh,
            List<Decision> questions,
            CaseStatus status,
            List<Deadline> deadlines,
            List<Entry> entries,
            Map<Reference, String> learned) {}

    /** Locks these references of the merchant, whether any case has them or not, so that nobody learns one meanwhile. */
    void lock(String merchant, List<Reference> sorted);

    /** Cases of the merchant that have at least one of these references. */
    List<Candidate> candidates(String merchant, List<Reference> references);

    /**
     * Cases a person has taught one of these keys for messages of this supplier, revoked lessons excluded. They count where no
     * case has the key itself.
     */
    List<Candidate> learned(String merchant, String supplier, List<Reference> references);

    /** Keeps what a person taught; one key of a supplier means one case, so teaching a known one again changes nothing. */
    void learn(String merchant, LearnedKey key);

    /** These cases as far as a message can be compared with them. */
    List<Sketch> sketches(String merchant, Collection<UUID> cases);

    /**
     * Cases that share a probe with a message, open ones and then the newest first; found by an index, never more than a few.
     *
     * @param probes what {@link io.backhaul.core.correlation.Probes} makes of the message
     */
    List<Sketch> lookalikes(String merchant, Set<String> probes);

    Optional<Stored> load(String merchant, UUID caseId);

    /** The terms in force for an order placed at this time; a new case keeps them for good. */
    Terms termsFor(String merchant, OrderSnapshot order);

    /** Notes what was captured on an order's payments; known payments keep their refunds. */
    void notePayments(String merchant, OrderSnapshot order);

    /** State of an order's payments, their rows locked; what a new case may refund from. */
    default Map<String, PaymentState> payments(String merchant, OrderSnapshot order) {
        return Map.of();
    }

    /** What this supplier owes the merchant over all cases, by currency (row S204, N9); no lock is taken for it. */
    default Map<String, Money> exposure(String merchant, String supplier) {
        return Map.of();
    }

    /** Records a refund made outside the hub on its payment; never refused, counted once per refund. */
    void noteOutsideRefund(String merchant, RefundMadeElsewhere refund);

    /**
     * Notes what is said of a dispute on its payment, which may be unknown yet; said again it changes nothing. Refunds of that
     * payment that were never sent are held: a bank that has not decided, or has paid the customer, must not be overtaken by them.
     */
    void noteDispute(String merchant, PaymentDisputed dispute);

    /** Stores the change; whoever waits for a learned key is queued again in the same transaction. */
    void save(String merchant, Change change);
}
