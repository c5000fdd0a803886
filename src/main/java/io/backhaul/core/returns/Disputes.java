package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What banks and gateways say about disputes of a payment, one state per dispute from the set of all messages. Kinds are ranked:
 * won and lost outrank open, a chargeback outranks an enquiry. Where a gateway has said won and lost, its later word counts.
 */
public final class Disputes {

    private final Map<String, Dispute> byId = new LinkedHashMap<>();

    private Disputes(Collection<PaymentDisputed> messages) {
        messages.stream()
                .sorted(Comparator.comparing((PaymentDisputed m) -> m.gateway() + "/" + m.disputeId())
                        .thenComparing(Disputes::rank)
                        .thenComparing(m -> m.envelope().sequence())
                        .thenComparing(m -> m.envelope().id()))
                .forEach(m -> byId.merge(m.gateway() + "/" + m.disputeId(), Dispute.of(m), Dispute::and));
    }

    public static Disputes of(Collection<PaymentDisputed> messages) {
        return new Disputes(messages);
    }

    /**
     * One dispute.
     *
     * @param gateway gateway code
     * @param id the gateway's id
     * @param amount what it is about by the word that counts
     * @param status where it stands
     * @param reason the bank's reason, or null
     * @param respondBy until when the bank wants evidence (UTC), or null
     * @param known when the hub first learned of where it stands (UTC)
     * @param fees what the gateway charged, by its own reference
     * @param lost what the bank took when it decided for the customer, also if it changed its mind afterwards; or null
     */
    public record Dispute(
            String gateway,
            String id,
            Money amount,
            DisputeStatus status,
            String reason,
            Instant respondBy,
            Instant known,
            Map<String, Money> fees,
            Money lost) {

        private static Dispute of(PaymentDisputed m) {
            Map<String, Money> fees = new LinkedHashMap<>();
            m.fees().forEach(f -> fees.putIfAbsent(f.reference(), f.amount()));
            return new Dispute(
                    m.gateway(),
                    m.disputeId(),
                    m.amount(),
                    m.status(),
                    m.reasonText(),
                    m.respondBy(),
                    m.envelope().receivedAt(),
                    fees,
                    m.status() == DisputeStatus.LOST ? m.amount() : null);
        }

        /** This and what outranks it. */
        private Dispute and(Dispute later) {
            Map<String, Money> all = new LinkedHashMap<>(fees);
            later.fees.forEach(all::putIfAbsent);
            boolean same = status == later.status && known.isBefore(later.known);
            return new Dispute(
                    gateway,
                    id,
                    later.amount,
                    later.status,
                    Optional.ofNullable(later.reason).orElse(reason),
                    Optional.ofNullable(later.respondBy).orElse(respondBy),
                    same ? known : later.known,
                    all,
                    later.lost == null ? lost : later.lost);
        }

        public boolean isOpen() {
            return status == DisputeStatus.OPEN;
        }

        /** True once the bank has decided. */
        public boolean isDecided() {
            return status == DisputeStatus.WON || status == DisputeStatus.LOST;
        }
    }

    /** What of a payment's chargebacks these decisions let settle what was due. */
    public static Money chargedBack(Stream<Decision> decisions, String payment, String currency) {
        return decisions
                .filter(d -> d.key().startsWith(Decision.chargedBack(payment, "")))
                .map(Decision::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** Won and lost share a rank. */
    private static int rank(PaymentDisputed m) {
        return Math.min(m.status().ordinal(), DisputeStatus.WON.ordinal());
    }

    public List<Dispute> all() {
        return List.copyOf(byId.values());
    }

    /** True while a chargeback is undecided. */
    public boolean isOpen() {
        return byId.values().stream().anyMatch(Dispute::isOpen);
    }

    /** What customers have back through their banks, in this currency. */
    public Money lost(String currency) {
        return byId.values().stream()
                .filter(d -> d.status() == DisputeStatus.LOST
                        && d.amount().currency().equals(currency))
                .map(Dispute::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** True when a bank took another currency than was paid: nobody can say how much of the payment is left. */
    public boolean lostForeign(String currency) {
        return byId.values().stream()
                .anyMatch(d -> d.status() == DisputeStatus.LOST
                        && !d.amount().currency().equals(currency));
    }
}
