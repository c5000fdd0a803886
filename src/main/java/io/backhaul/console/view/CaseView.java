package io.backhaul.console.view;

import io.backhaul.core.explain.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything known about one case.
 *
 * @param version what a decision names, so that nobody decides on an old picture
 * @param explanation what happens next and why, what would change it, and every amount as a sum
 * @param refs the business keys it can be found by
 */
public record CaseView(
        UUID id,
        String store,
        String orderName,
        String status,
        long version,
        List<Leg> legs,
        Instant openedAt,
        Instant closedAt,
        CaseRow.NextDeadline nextDeadline,
        Explanation explanation,
        List<Ref> refs,
        List<Fact> facts,
        List<Decided> decisions,
        List<CommandView> commands,
        List<Deadline> deadlines,
        Ledger ledger,
        List<Letter> correspondence) {

    /**
     * A business key, and the supplier it belongs to or an empty text.
     *
     * @param learnedBy who taught it by saying whose a message is; null for a key the return has itself
     * @param learnedAt when, or null
     * @param learnedFrom the message it was learned from, or null
     */
    public record Ref(
            String type, String value, String supplier, String learnedBy, Instant learnedAt, UUID learnedFrom) {}

    /**
     * A message that was matched to the case.
     *
     * @param occurredAt the partner's word on when it happened
     * @param receivedAt when the hub learned it
     * @param says what it says, in a sentence
     */
    public record Fact(
            UUID messageId, String kind, String source, Instant occurredAt, Instant receivedAt, String says) {}

    /** What was decided, by which rule, and why. */
    public record Decided(Instant at, String rule, String outcome, String reason, String supplier) {}

    /** A time at which something happens by itself; state OPEN, FIRED or CANCELLED. */
    public record Deadline(String kind, Instant at, String rule, String supplier, String state) {}

    /** The money of the case in double entry. */
    public record Ledger(List<Entry> entries, boolean balanced, List<Owed> owed) {}

    /**
     * One line of a ledger entry: debit or credit, the other is null.
     *
     * @param entry number of the entry; lines with the same number belong together and sum to zero
     */
    public record Entry(
            long entry, Instant at, String event, String account, Amount debit, Amount credit, String reason) {}

    /** Money somebody still owes: the customer is owed, or a supplier or carrier owes. */
    public record Owed(String account, String currency, Amount amount) {}

    /**
     * Something that went to or came from a partner about this case.
     *
     * @param direction IN or OUT
     * @param party who it is, for example {@code mail:acme}
     * @param messageId the message that came in, or null for what went out
     * @param trust why the sender of a mail was believed or not, or null where nobody asked
     */
    public record Letter(
            String direction,
            String party,
            Instant at,
            String subject,
            String status,
            UUID messageId,
            UUID receiptId,
            String trust) {}
}
