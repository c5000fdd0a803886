package io.backhaul.sandbox.stripe;

import java.time.Instant;

/**
 * A captured card payment.
 *
 * @param id {@code pi_..}
 * @param charge {@code ch_..}
 * @param amount captured, in minor units
 * @param currency lower case
 * @param order the shop order's name
 */
public record Payment(String id, String charge, long amount, String currency, String order, Instant created) {}
