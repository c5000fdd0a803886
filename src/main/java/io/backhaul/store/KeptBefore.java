package io.backhaul.store;

import java.util.Set;
import java.util.UUID;

/**
 * A message that an earlier reading of the same delivery kept.
 *
 * @param trusted whether its word counts: its sender was believed, or a person vouched for him
 * @param decided true when it is a fact, or a person has named its case
 */
record KeptBefore(
        UUID id,
        String source,
        String key,
        Said said,
        boolean trusted,
        String status,
        boolean decided,
        UUID duplicateOf) {

    private static final String UNTRUSTED = "untrusted/";

    /** Of words that nobody has decided about. */
    private static final Set<String> OPEN = Set.of("RECEIVED", "WAITING", "REVIEW", "PARKED", "DUPLICATE");

    /** Whether the reading that kept it believed its sender. */
    boolean believed() {
        return !key.startsWith(UNTRUSTED);
    }

    /** True while it counts for nothing and nobody has decided about it. */
    boolean held() {
        return !believed() && !trusted && !decided && OPEN.contains(status);
    }
}
