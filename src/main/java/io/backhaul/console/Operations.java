package io.backhaul.console;

import java.util.UUID;

/**
 * What a person may set going. Each call stores a message and returns; the effect follows when the message is applied.
 * Every method throws {@link Refused} when the request makes no sense and {@link Unknown} when there is no such thing.
 */
public interface Operations {

    /**
     * Stores a person's decision on a case.
     *
     * @return id of the message that carries it
     * @throws CaseMoved when the decision names a version and the case has moved on since
     */
    UUID decide(Decision decision);

    /**
     * Answers an open review item or task.
     *
     * @return id of the message that carries the answer
     */
    UUID resolve(Resolution resolution);

    /**
     * Takes a message or receipt that stopped (PARKED, REVIEW) up again. A dry run only says what would happen.
     *
     * @param id of a message, or of a receipt that gave none
     * @param by who asked for it
     */
    ReplayPlan replay(String merchant, UUID id, boolean dryRun, String by);

    /**
     * Takes back a key learned from a person's choice; what it matched before stays where it is.
     *
     * @param by who takes it back
     * @param note why
     */
    void revokeKey(String merchant, UUID id, String by, String note);
}
