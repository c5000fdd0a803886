package io.backhaul.core.decision;

/**
 * Why a person's decision is not taken.
 *
 * @param rule the rule that says so
 * @param reason in words for the person
 * @param advice true when he may decide so knowingly, naming the rule and the reason (F37); false when it is impossible
 */
public record Refusal(String rule, String reason, boolean advice) {

    /** The reason with what can be done about it. */
    public String words() {
        return advice
                ? reason + " (" + rule + "; to decide so all the same, override " + rule + " and say why)"
                : reason + " (" + rule + ")";
    }
}
