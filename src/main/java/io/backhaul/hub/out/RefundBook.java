package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.GatewayConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one kind of gateway shows of its refunds, whoever made them. Reading only: nothing here can move money. Who cannot read
 * all of it says so; an incomplete book would make refunds look missing.
 */
public interface RefundBook {

    /** Connector type in a merchant's file, for example {@code stripe}. */
    String type();

    /** How long after a refund was made it may still be missing here; younger ones are not judged. */
    Duration lag();

    /**
     * Every refund the account shows as made in this span, all pages.
     *
     * @param from first moment of the span (UTC)
     * @param until first moment after it
     * @throws Unreadable when it answers and the answer is not the whole list
     */
    List<Shown> refunds(GatewayConfig account, Instant from, Instant until) throws NoAnswer, Unreadable;

    /**
     * One refund by the gateway's id, however old; empty only when the gateway says that there is none.
     *
     * @param payment qualified payment it was paid from, where the gateway needs it to find a refund
     */
    Optional<Shown> refund(GatewayConfig account, String refundId, String payment) throws NoAnswer, Unreadable;

    /** What it means to the hub: the same messages, with the same keys, as the gateway's webhook about it. */
    List<ReturnMessage> facts(GatewayConfig account, Shown shown);

    /**
     * A refund the gateway shows.
     *
     * @param raw as the gateway's API says it
     */
    record Shown(GatewayRefund refund, JsonNode raw) {}

    /** The book could not be read, which says nothing about any refund. */
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean refused;

        public Unreadable(String message) {
            this(message, false);
        }

        /** @param refused whether our credentials were refused */
        Unreadable(String message, boolean refused) {
            super(message);
            this.refused = refused;
        }

        /** What an answer of this status says that was none to read. */
        public static Unreadable of(int status) {
            return new Unreadable(
                    "HTTP " + status + (status == 200 ? " without what was asked for" : ""),
                    status == 401 || status == 403);
        }

        /** Whether our credentials were refused, which a person must mend. */
        public boolean isRefused() {
            return refused;
        }
    }
}
