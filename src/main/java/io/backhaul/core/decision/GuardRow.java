package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One row of the guard's table.
 *
 * @param rule the name it is refused by
 * @param actions what it is about
 * @param advice true when a person may override it
 * @param speaksAgainst when it refuses
 * @param reason in words for the person
 */
record GuardRow(
        String rule,
        Set<OperatorAction> actions,
        boolean advice,
        Predicate<Asked> speaksAgainst,
        Function<Asked, String> reason) {

    /** It is impossible, always for the same reason. */
    static GuardRow no(String rule, Set<OperatorAction> actions, Predicate<Asked> against, String reason) {
        return no(rule, actions, against, a -> reason);
    }

    static GuardRow no(
            String rule, Set<OperatorAction> actions, Predicate<Asked> against, Function<Asked, String> reason) {
        return new GuardRow(rule, actions, false, against, a -> a.d().action() + ": " + reason.apply(a));
    }

    /** It is advised against. */
    static GuardRow advice(
            String rule, Set<OperatorAction> actions, Predicate<Asked> against, Function<Asked, String> reason) {
        return new GuardRow(rule, actions, true, against, a -> a.d().action() + ": " + reason.apply(a));
    }
}
