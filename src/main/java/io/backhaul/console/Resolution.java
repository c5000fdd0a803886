package io.backhaul.console;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import java.util.UUID;

/**
 * A person's answer to a review item: this is the case, or this is what we do, or only a note that closes the question.
 *
 * @param caseId the case the message belongs to, or null
 * @param action what is decided on the item's case, or null
 * @param supplier the leg it is about, or null
 * @param amount an amount entered with it, or null
 * @param reference a number entered with it, or null
 * @param note why, or null
 * @param by who answered
 */
public record Resolution(
        String merchant,
        UUID reviewId,
        UUID caseId,
        OperatorAction action,
        String supplier,
        Money amount,
        String reference,
        String note,
        String by) {}
