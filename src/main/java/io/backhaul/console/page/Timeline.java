package io.backhaul.console.page;

import io.backhaul.console.view.CaseView;
import io.backhaul.console.view.CommandView;
import io.backhaul.core.decision.Rule;
import io.backhaul.core.decision.Rules;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The story of a case: what was learned, what was decided and why, what was done about it; oldest first. */
final class Timeline {

    /** Rules in the order a return meets them: decisions of one moment are told in it. */
    private static final List<String> RULES =
            Rules.all().stream().map(Rule::name).toList();

    /** Outcomes are shown with their command; as steps of their own they would say everything twice. */
    private static final String OUTCOME = "COMMAND_OUTCOME";

    private final Words words;

    Timeline(Words words) {
        this.words = words;
    }

    /**
     * One step of the story.
     *
     * @param type fact, decision or command; at the same moment they follow each other in this order
     * @param title the step in few words
     * @param text more words, or empty
     * @param by who it comes from or goes to
     * @param badge state of a command, or null
     * @param messageId the message behind a fact, or null
     */
    public record Step(Instant at, String type, String title, String text, String by, Badge badge, UUID messageId) {

        int order() {
            return List.of("fact", "decision", "command").indexOf(type);
        }
    }

    List<Step> of(CaseView view) {
        Stream<Step> facts = view.facts().stream()
                .filter(fact -> !fact.kind().equals(OUTCOME))
                .map(this::fact);
        Stream<Step> decisions = view.decisions().stream()
                .sorted(Comparator.comparing(decided -> RULES.indexOf(decided.rule())))
                .map(this::decision);
        Stream<Step> commands = view.commands().stream().map(this::command);
        return Stream.concat(facts, Stream.concat(decisions, commands))
                .sorted(Comparator.comparing(Step::at).thenComparing(Step::order))
                .toList();
    }

    private Step fact(CaseView.Fact fact) {
        return new Step(fact.receivedAt(), "fact", fact.says(), "", words.party(fact.source()), null, fact.messageId());
    }

    private Step decision(CaseView.Decided decided) {
        return new Step(
                decided.at(),
                "decision",
                decided.outcome().equals("DONE") ? words.plain(decided.rule()) : words.outcome(decided.outcome()),
                decided.reason(),
                "rule: " + words.plain(decided.rule()).toLowerCase(java.util.Locale.ROOT),
                null,
                null);
    }

    private Step command(CommandView command) {
        String title = words.commandKind(command.kind()) + (command.amount() == null ? "" : ", " + command.amount());
        return new Step(
                command.plannedAt(),
                "command",
                title,
                command.outcome() == null ? "" : command.outcome(),
                words.party(command.destination()),
                words.command(command.status()),
                null);
    }
}
