package io.backhaul.store;

import java.util.UUID;

/**
 * Answer to a delivery that is durable now.
 *
 * @param id the receipt that holds the content; for a duplicate the first one
 * @param duplicate true when the same delivery was there already and nothing was queued
 */
public record Kept(UUID id, boolean duplicate) {}
