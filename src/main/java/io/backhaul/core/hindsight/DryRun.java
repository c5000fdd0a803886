package io.backhaul.core.hindsight;

import io.backhaul.core.ReturnDesk;
import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Money;
import io.backhaul.core.port.Cases;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.ReturnCase;
import java.util.List;
import java.util.UUID;

/**
 * Applies messages on paper (N7): the real desk with the real rules over cases that are only read. Messages applied one after
 * the other see what those before them would have changed.
 */
public final class DryRun {

    private final PaperCases paper;
    private final Decisions decisions;
    private final ReturnDesk desk;

    public DryRun(PaperCases.Store store, Decisions decisions) {
        this.paper = new PaperCases(store);
        this.decisions = decisions;
        this.desk = new ReturnDesk(paper, decisions);
    }

    /**
     * What this message would change now.
     *
     * @param trusted false when its sender could not be authenticated
     * @param assigned the case a person chose for it, or null
     */
    public Effect of(ReturnMessage message, boolean trusted, UUID assigned) {
        UUID id = message.envelope().id();
        Handled handled = desk.handle(message, trusted, assigned);
        if (handled instanceof Handled.Applied) {
            return paper.takeSaved().map(saved -> applied(message, saved)).orElseThrow();
        } else if (handled instanceof Handled.Waiting waiting) {
            return Effect.none(id, message.kind(), "WAITING", null, "No return has " + words(waiting.keys()) + " yet.");
        } else if (handled instanceof Handled.Review review) {
            UUID only =
                    review.candidates().size() == 1 ? review.candidates().get(0).caseId() : null;
            return Effect.none(id, message.kind(), "REVIEW", only, review.reason());
        } else if (handled instanceof Handled.Split split) {
            String parts =
                    "It speaks about several returns: " + split.parts().size() + " parts are applied one by one.";
            return Effect.none(id, message.kind(), "SPLIT", null, parts);
        } else if (handled instanceof Handled.Ignored ignored) {
            return Effect.none(id, message.kind(), "IGNORED", null, ignored.reason());
        }
        return Effect.none(id, message.kind(), "REJECTED", assigned, ((Handled.Rejected) handled).reason());
    }

    private static String words(List<Reference> keys) {
        return String.join(" or ", keys.stream().map(Reference::toString).toList());
    }

    private Effect applied(ReturnMessage message, PaperCases.Saved saved) {
        Cases.Change change = saved.change();
        ReturnCase c = change.decided();
        Picture before = saved.before()
                .filter(s -> !s.facts().isEmpty())
                .map(s -> before(c, s, message))
                .orElse(Picture.NOTHING);
        Picture after = Picture.of(c, change.questions(), change.status());
        List<Command> commands =
                change.fresh().stream().flatMap(d -> d.commands().stream()).toList();
        return new Effect(
                message.envelope().id(),
                message.kind(),
                Effect.APPLIED,
                c.id(),
                c.request().order().orderName(),
                before == Picture.NOTHING,
                null,
                commands.stream()
                        .filter(k -> k.kind() == Command.Kind.REFUND)
                        .map(Command::amount)
                        .toList(),
                claims(change),
                commands.stream().map(k -> k.kind().name()).toList(),
                change.fresh().stream()
                        .filter(d -> !d.isQuestion())
                        .map(Decision::reason)
                        .toList(),
                after.since(before));
    }

    private Picture before(ReturnCase c, Stored s, ReturnMessage message) {
        ReturnCase was = new ReturnCase(s.id(), c.merchant(), s.terms(), s.facts(), s.made(), s.payments());
        Decisions.Result open = paper.decide(decisions, was, message.envelope().receivedAt());
        return Picture.of(was, open.questions(), open.status());
    }

    private static List<Money> claims(Cases.Change change) {
        return change.fresh().stream()
                .filter(d -> d.outcome() == Decision.Outcome.CLAIM)
                .map(Decision::amount)
                .toList();
    }
}
