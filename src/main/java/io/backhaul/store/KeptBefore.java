package io.backhaul.store;

import io.backhaul.core.message.ReturnMessage;
import java.util.Set;
import java.util.UUID;

/**
 * A message that an earlier reading of the same delivery kept.
 *
 * @param trusted whether its word counts: its sender was believed, or a person vouched for him
 */
record KeptBefore(UUID id, String key, Content content, boolean trusted, String status, UUID caseId, UUID duplicateOf) {

    private static final String UNTRUSTED = "untrusted/";
    /** Of messages that are no fact yet, and that nobody has decided about. */
    static final Set<String> OPEN = Set.of("RECEIVED", "WAITING", "REVIEW", "PARKED", "SHADOW");

    /** What the key of a message begins with whose sender was not believed when it was read. */
    static String untrusted(UUID receipt) {
        return UNTRUSTED + receipt;
    }

    static boolean isUntrusted(String key) {
        return key.startsWith(UNTRUSTED);
    }

    /** Whether the reading that kept it believed its sender. */
    boolean believed() {
        return !isUntrusted(key);
    }

    /** True while it is no fact, and nobody has decided about it. */
    boolean open() {
        return caseId == null && OPEN.contains(status);
    }

    /** A person was asked and did not take it. */
    boolean refused() {
        return !trusted && status.equals("REJECTED");
    }

    /** True when this is that message: nothing is to be kept. */
    boolean is(ReturnMessage message, Content said) {
        return key.equals(message.envelope().key()) && (Content.restates(message) || content.equals(said));
    }
}
