package io.backhaul.core.correlation;

import io.backhaul.core.message.Reference;
import java.util.Set;
import java.util.UUID;

/**
 * A case that shares at least one reference with a message.
 *
 * @param caseId the case
 * @param orderName its order, for people and to notice contradictions
 * @param open true while it is not closed
 * @param suppliers codes of its legs
 * @param matched the references the message and the case share
 */
public record Candidate(UUID caseId, String orderName, boolean open, Set<String> suppliers, Set<Reference> matched) {

    public Candidate {
        suppliers = Set.copyOf(suppliers);
        matched = Set.copyOf(matched);
    }

    /** The same case with more keys it shares with the message. */
    public Candidate and(Set<Reference> more) {
        Set<Reference> all = new java.util.HashSet<>(matched);
        all.addAll(more);
        return new Candidate(caseId, orderName, open, suppliers, all);
    }

    /** Keys up to this strength name one return; weaker ones (order, payment) may name several, and a tie is never guessed. */
    static final int OWN_KEY = 3;

    /** The strongest kind of key that matched: lower is stronger. */
    int strength() {
        return matched.stream().mapToInt(r -> strength(r.type())).min().orElse(Integer.MAX_VALUE);
    }

    static int strength(Reference.Type type) {
        return switch (type) {
            case CASE -> 0;
            case MAIL_MESSAGE, MAIL_TOKEN -> 1;
            case RETURN, REFUND -> 2;
            case RMA, TRACKING, SUPPLIER_ORDER -> 3;
            case PAYMENT, PO, ORDER -> 4;
            case ORDER_NAME, MENTION -> 5;
        };
    }
}
