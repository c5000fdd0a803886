package io.backhaul.console;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Suppliers whose answers wait until a person turns them on (N1). */
public interface Shadows {

    /**
     * A supplier who is or was in shadow.
     *
     * @param since when he came into this state
     * @param by who said so; {@code passport} for one who began so
     * @param waiting how many of his messages wait
     * @param deadlines how many deadlines of his silence are over and wait for them
     * @param overdueSince when the first of these was over; null when there is none
     */
    record Supplier(
            String supplier,
            boolean inShadow,
            Instant since,
            String by,
            long waiting,
            long deadlines,
            Instant overdueSince) {}

    /**
     * A message that waits.
     *
     * @param fits whether a person says it says what the supplier meant; null while nobody has said
     */
    record Waiting(UUID id, String kind, String sourceId, Instant receivedAt, Boolean fits, String judgedBy) {}

    /** What came of turning a supplier on. */
    record Turned(int applied, int toReview) {}

    List<Supplier> suppliers(String merchant);

    /** His messages that wait, in the order they came. */
    List<Waiting> waiting(String merchant, String supplier);

    /** @throws Unknown when no such message waits */
    void judge(String merchant, UUID message, boolean fits, String by);

    /**
     * His waiting messages are applied in their order, each once; those a person called wrong go to review.
     *
     * @throws Refused when he is not in shadow
     */
    Turned turnOn(String merchant, String supplier, String by);

    /** What he says from now on waits. */
    void turnOff(String merchant, String supplier, String by);
}
