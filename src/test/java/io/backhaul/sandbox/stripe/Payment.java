package io.backhaul.sandbox.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A captured card payment.
 *
 * @param id {@code pi_..}
 * @param charge {@code ch_..}
 * @param amount captured, in minor units
 * @param currency lower case
 * @param order the shop order's name
 * @param refunds ids of the refunds made on it, oldest first
 */
record Payment(
        String id, String charge, long amount, String currency, String order, Instant created, List<String> refunds) {

    Payment with(String refund) {
        List<String> more = new ArrayList<>(refunds);
        more.add(refund);
        return new Payment(id, charge, amount, currency, order, created, more);
    }
}
