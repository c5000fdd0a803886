package io.backhaul.core.returns;

import io.backhaul.core.message.OperatorAction;
import java.util.List;

/** Whether a person has said "seen" to a question since it was first asked; one without a name answers all of them. */
final class Acknowledgement {

    private Acknowledgement() {}

    static boolean given(Facts facts, List<Made> made, String question) {
        return made.stream()
                .filter(m -> m.decision().key().equals(question))
                .findFirst()
                .filter(asked -> facts.operator(OperatorAction.ACKNOWLEDGE, null).stream()
                        .filter(a -> a.reference() == null || a.reference().equals(question))
                        .anyMatch(a -> !a.envelope().receivedAt().isBefore(asked.at())))
                .isPresent();
    }
}
