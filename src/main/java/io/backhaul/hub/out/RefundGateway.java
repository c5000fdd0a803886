package io.backhaul.hub.out;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.store.CommandRows.Row;
import java.time.Duration;
import java.util.List;

/**
 * One kind of gateway, as {@link Refunds} needs it: bytes out, words in. What follows from an answer is decided there, the
 * same for all.
 */
public interface RefundGateway {

    /** Which connector it is, as {@link io.backhaul.hub.settings.GatewayConfig#connector()} names it. */
    String type();

    /**
     * How long after the first send the same bytes may be sent again under the same key: a margin below the time the gateway
     * is known to remember the key.
     */
    Duration keyLife();

    /** The request of this refund: for equal rows equal bytes, stored before the first send and sent unchanged ever after. */
    byte[] request(Row row);

    /** One call that may move money. */
    Sent send(Row row, byte[] stored) throws NoAnswer;

    /** Looks for this refund without moving anything; every way of finding it that the gateway offers. */
    RefundLookup find(Row row, byte[] stored) throws NoAnswer;

    /** What the gateway's refund means to the case: the same messages, with the same keys, as its webhook. */
    List<ReturnMessage> facts(Row row, RefundAnswer.Exists refund);

    /**
     * @param trace the gateway's own id of this call ({@code Request-Id}, {@code Paypal-Debug-Id}), for its support; or null
     */
    record Sent(RefundAnswer answer, String trace) {}
}
