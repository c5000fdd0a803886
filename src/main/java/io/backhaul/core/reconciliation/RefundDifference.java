package io.backhaul.core.reconciliation;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One thing on which the hub and a gateway do not agree.
 *
 * @param kind what differs
 * @param atGateway the gateway's refund; null when it shows none
 * @param inHub the hub's command; null when it has none
 * @param outside what the hub knows of it as made outside; null when nothing
 */
public record RefundDifference(Kind kind, GatewayRefund atGateway, HubRefund inHub, OutsideRefund outside) {

    /** What differs. */
    public enum Kind {
        /** The hub holds it for paid or accepted, and the gateway knows no such refund. */
        IN_HUB_ONLY,
        /** The gateway has paid or accepted it, and the hub did not know. */
        AT_GATEWAY_ONLY,
        AMOUNT_DIFFERS,
        CURRENCY_DIFFERS,
        STATUS_DIFFERS,
        /** One command was paid as two refunds. */
        DOUBLE
    }

    public RefundDifference {
        Objects.requireNonNull(kind, "kind");
        if (atGateway == null && inHub == null) {
            throw new IllegalArgumentException("a difference is about some refund");
        }
    }

    /** Names what the difference is about, the same in every run, for example {@code STATUS_DIFFERS/re_1}. */
    public String key() {
        return kind + "/" + (atGateway == null ? inHub.key() : atGateway.id());
    }

    /** True when what the gateway shows may be new to the hub, so that telling it can mend the difference. */
    public boolean mayBeNews() {
        return kind == Kind.AT_GATEWAY_ONLY || kind == Kind.STATUS_DIFFERS || kind == Kind.DOUBLE;
    }

    /**
     * The return it belongs to, or null.
     *
     * @param byPayment returns behind payments, for refunds that no command of the hub is behind
     */
    public UUID caseId(Map<String, UUID> byPayment) {
        return inHub == null ? byPayment.get(payment()) : inHub.caseId();
    }

    /** The payment it is about. */
    public String payment() {
        return atGateway == null ? inHub.payment() : atGateway.payment();
    }
}
