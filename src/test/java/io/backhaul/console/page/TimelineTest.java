package io.backhaul.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.console.view.CaseView;
import io.backhaul.console.view.CommandView;
import io.backhaul.core.explain.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant T = Instant.parse("2026-10-05T12:00:00Z");

    @Test
    void tellsWhatWasLearnedThenDecidedThenDone() {
        CaseView view = view(
                List.of(fact("RETURN_REQUESTED", "The customer asks.", T), fact("COMMAND_OUTCOME", "Done.", T)),
                List.of(decided("CloseAtStore", "DONE"), decided("RequestInsideWindow", "ACCEPTED")),
                List.of(command(T)));
        assertThat(new Timeline(new Words()).of(view))
                .extracting(Timeline.Step::title)
                .containsExactly(
                        "The customer asks.", "Request accepted", "Close at store", "Approve the return at the store");
    }

    @Test
    void laterThingsComeLater() {
        CaseView view =
                view(List.of(fact("GOODS_RECEIVED", "Arrived.", T.plusSeconds(60))), List.of(), List.of(command(T)));
        assertThat(new Timeline(new Words()).of(view))
                .extracting(Timeline.Step::type)
                .containsExactly("command", "fact");
    }

    private static CaseView.Fact fact(String kind, String says, Instant at) {
        return new CaseView.Fact(UUID.randomUUID(), kind, "shopify:demo", at, at, says);
    }

    private static CaseView.Decided decided(String rule, String outcome) {
        return new CaseView.Decided(T, rule, outcome, "because", "");
    }

    private static CommandView command(Instant at) {
        return new CommandView(
                "store-approve/1",
                UUID.randomUUID(),
                "STORE_APPROVE",
                "shopify:demo",
                "PLANNED",
                null,
                0,
                null,
                null,
                null,
                at,
                null);
    }

    private static CaseView view(
            List<CaseView.Fact> facts, List<CaseView.Decided> decisions, List<CommandView> commands) {
        return new CaseView(
                UUID.randomUUID(),
                "demo",
                "#1",
                "OPEN",
                1,
                List.of(),
                T,
                null,
                null,
                new Explanation(List.of(), List.of(), List.of()),
                List.of(),
                facts,
                decisions,
                commands,
                List.of(),
                new CaseView.Ledger(List.of(), true, List.of()),
                List.of());
    }
}
