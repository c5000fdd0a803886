package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.money.Sum;
import java.util.List;
import java.util.Objects;

/**
 * What a rule decided, why, and what shall be done about it. Stored once per key and never changed: a replay applies it.
 *
 * @param key rule and subject; the same decision made again is the same key
 * @param rule which rule
 * @param ruleVersion version of the rule when it decided
 * @param outcome what kind of decision it is
 * @param supplier the leg it is about, or null for the whole case
 * @param reason in words a merchant understands, with the figures
 * @param amount the amount the decision fixes, or null
 * @param commands effects it orders
 * @param sum the arithmetic of the amount, or null where it is what it is
 */
public record Decision(
        String key,
        String rule,
        int ruleVersion,
        Outcome outcome,
        String supplier,
        String reason,
        Money amount,
        List<Command> commands,
        Sum sum) {

    /** Kinds of decision. REVIEW and TASK are questions to a person and stay open as long as their rule holds. */
    public enum Outcome {
        ACCEPTED,
        KEEP,
        ASKED,
        APPROVED_AT_STORE,
        REFUND_DUE,
        /** Due to the customer as credit at the store, which a person issues. */
        STORE_CREDIT_DUE,
        STORE_CREDIT_ISSUED,
        /** Given on top of what is due, outside the refund's ceiling (conflict X10). */
        GOODWILL,
        /** Deducted from what is due. */
        FEE,
        /** A debt to the customer that was settled in a way the hub cannot see. */
        ADJUSTED,
        REFUND_AGAIN,
        /** What is due to the customer was given to him by his bank (row S194). */
        CHARGED_BACK,
        CLAIM,
        CLAIM_CANCELLED,
        WRITTEN_OFF,
        CARRIER_CLAIM,
        CARRIER_WRITTEN_OFF,
        DONE,
        CLOSED,
        REVIEW,
        TASK
    }

    public Decision {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(outcome, "outcome");
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException(key + " gives no reason");
        }
        commands = List.copyOf(commands);
        if (sum != null && !sum.total().equals(amount)) {
            throw new IllegalArgumentException(key + ": " + sum + " is not " + amount);
        }
    }

    /** A decision whose amount, if it has one, needs no arithmetic. */
    public Decision(
            String key,
            String rule,
            int ruleVersion,
            Outcome outcome,
            String supplier,
            String reason,
            Money amount,
            List<Command> commands) {
        this(key, rule, ruleVersion, outcome, supplier, reason, amount, commands, null);
    }

    /** Key of the decision that the customer's bank gave him this much of what is due, out of this payment. */
    public static String chargedBack(String payment, String what) {
        return "charged-back/" + payment + "/" + what;
    }

    /** True when a person must answer before the case goes on. */
    public boolean isQuestion() {
        return outcome == Outcome.REVIEW || outcome == Outcome.TASK;
    }
}
