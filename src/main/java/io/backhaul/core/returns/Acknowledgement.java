package io.backhaul.core.returns;

import io.backhaul.core.message.OperatorAction;

/** Whether a person has said "seen" to a question since it was first asked; one without a name answers all of them. */
final class Acknowledgement {

    private Acknowledgement() {}

    static boolean given(Facts facts, Decided made, String question) {
        return made.with(question)
                .filter(asked -> facts.operator(OperatorAction.ACKNOWLEDGE, null).stream()
                        .filter(a -> a.reference() == null || a.reference().equals(question))
                        .anyMatch(a -> !a.envelope().receivedAt().isBefore(asked.at())))
                .isPresent();
    }
}
