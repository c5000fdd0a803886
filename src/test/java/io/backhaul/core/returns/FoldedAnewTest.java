package io.backhaul.core.returns;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.decision.Decision.Outcome;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legs are folded once per change: a decision that no leg looks at leaves the very same legs. */
class FoldedAnewTest {

    private static final Story STORY = Story.of(AReturn.of("ACME-1", 1, "60.00"));

    @ParameterizedTest(name = "{1} {0} with command {2}: {3}")
    @CsvSource({
        "ACCEPTED, accepted, , false",
        "APPROVED_AT_STORE, approved, , false",
        "FEE, fee, , false",
        "DONE, done, , false",
        "CLOSED, closed, , true",
        "REVIEW, question, , false",
        "TASK, task, , false",
        "TASK, by-hand-later, , false",
        "TASK, ask-by-hand:acme, , true",
        "TASK, claim-by-hand:acme, , true",
        "DONE, by-hand/1/refund, , true",
        "DONE, sent, STORE_APPROVE, false",
        "DONE, sent, SUPPLIER_REQUEST, true",
        "DONE, sent, SUPPLIER_CLAIM, true",
        "DONE, sent, SUPPLIER_REMINDER, false",
        "DONE, sent, REFUND, true",
        "ASKED, asked:acme, , true",
        "KEEP, keep:acme, , true",
        "REFUND_DUE, settlement:acme, , true",
        "CLAIM, claim:acme, , true"
    })
    void onlyADecisionALegReadsFoldsTheLegsAnew(Outcome outcome, String key, Command.Kind kind, boolean anew) {
        ReturnCase c = STORY.c();
        List<Command> commands = kind == null ? List.of() : List.of(command(kind));
        Decision d = new Decision(key, "Any", 1, outcome, ACME, "so it is", usd("1.00"), commands);

        ReturnCase after = c.deciding(List.of(d), c.requestedAt());

        assertThat(after.legs() != c.legs()).isEqualTo(anew);
        assertThat(after.madeFor(key)).isPresent();
    }

    private static Command command(Command.Kind kind) {
        boolean refund = kind == Command.Kind.REFUND;
        return new Command(
                "key/1",
                kind,
                "stripe:demo",
                ACME,
                refund ? usd("1.00") : null,
                refund ? "stripe/pi_1" : null,
                List.of(),
                Map.of());
    }
}
